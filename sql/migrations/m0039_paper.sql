-- One running number for a decision and its paper (发文字号), the record that a document carries out, and the approved request
-- on which a clearing calls a report a false accusation.
-- Lock: access exclusive on the altered tables, for an instant. Duration: instant (no row is rewritten). Undo: drop the
-- columns and constraints, and make recommendation_number_is_new unique (organ_id, document_year, document_number,
-- cell_id) again.

set local role dengwen_owner;

-- GW-9: the code word under which a number went out stands beside it, whatever the organ's word is later.
alter table casework.notice add column code_word text;
alter table casework.notice add constraint notice_word_comes_with_its_number check (
    (code_word is null) = (notice_number is null) and (code_word ~ '^[一-鿿]{2,12}$' and code_word !~ '[第号]') is not false
);
alter table casework.supervision add column code_word text;
alter table casework.supervision add constraint supervision_word_comes_with_its_number check (
    (code_word is null) = (supervision_number is null)
    and (code_word ~ '^[一-鿿]{2,12}$' and code_word !~ '[第号]') is not false
);
alter table casework.recommendation add column code_word text;
alter table casework.recommendation add constraint recommendation_word_comes_with_its_number check (
    (code_word is null) = (document_number is null)
    and (code_word ~ '^[一-鿿]{2,12}$' and code_word !~ '[第号]') is not false
);
-- GW-9: recommendations of discipline and of supervision count apart, each under its word.
alter table casework.recommendation drop constraint recommendation_number_is_new;
alter table casework.recommendation
    add constraint recommendation_number_is_new unique (organ_id, kind, document_year, document_number, cell_id);

-- What a document carries out: the assignment, the order, the recommendation, the clearing, the plan or the report of a
-- check. Acceptance and guidance rest on the report itself.
alter table casework.document add column record_kind text;
alter table casework.document add column record_id uuid;
alter table casework.document add constraint document_record_is_whole check (
    (record_kind is null) = (record_id is null)
);
-- JB-20, JB-22, JB-34, JB-50, ZJ-28: such a document has its decision.
alter table casework.document add constraint document_rests_on_its_record check (
    record_kind is not distinct from case kind
        when 'assignment' then 'assignment'
        when 'supervision_order' then 'supervision'
        when 'discipline_recommendation' then 'recommendation'
        when 'supervision_recommendation' then 'recommendation'
        when 'clarification' then 'clarification'
        when 'inquiry_letter' then 'clue'
        when 'verification_report' then 'check_report'
    end
);
-- GW-9: an order and a recommendation have one paper, which bears their number; JB-22: and a reminder has one.
create unique index document_record_has_one_paper on casework.document (record_kind, record_id, cell_id)
    where record_kind in ('supervision', 'recommendation', 'reminder') and state in ('draft', 'issued', 'void_proposed');

reset role;
