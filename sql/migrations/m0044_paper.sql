-- A paper that takes the place of a void one, the record behind reports on a result and records of feedback, and no second
-- paper beside a notice.
-- Lock: access exclusive on casework.document and casework.notice until commit; each is read once to prove the constraints,
-- seconds per million rows. Undo: drop the columns and the constraints, and make document_rests_on_its_record that of m0039.

set local role dengwen_owner;

-- GW-9: a void paper keeps its number; the paper that takes its place has the next one and names it.
alter table casework.document add column replaces_id uuid;
alter table casework.document add constraint document_replaces_another check (replaces_id <> document_id);
create unique index document_is_replaced_once on casework.document (replaces_id, cell_id)
    where replaces_id is not null and state <> 'withdrawn';

-- JB-20, JB-22, JB-23, JB-27, JB-34, JB-50, ZJ-28, ZJ-35: such a document has its decision, or its record.
alter table casework.document drop constraint document_rests_on_its_record;
alter table casework.document add constraint document_rests_on_its_record check (
    record_kind is not distinct from case kind
        when 'assignment' then 'assignment'
        when 'supervision_order' then 'supervision'
        when 'discipline_recommendation' then 'recommendation'
        when 'supervision_recommendation' then 'recommendation'
        when 'clarification' then 'clarification'
        when 'inquiry_letter' then 'clue'
        when 'verification_report' then 'check_report'
        when 'check_report' then 'result'
        when 'feedback_record' then 'feedback_record'
    end
);

-- JB-26, JB-13: what is told to a reporter is a notice, with one number; nobody writes a paper beside it.
alter table casework.document add constraint document_is_no_notice check (kind not in ('acceptance', 'guidance'));

-- JB-26, JB-13: the version of the office's own wording in which a notice went out; null: the usual words.
alter table casework.notice add column wording_version integer;
alter table casework.notice add constraint notice_wording_comes_with_its_number check (
    wording_version is null
    or wording_version >= 1 and kind in ('acceptance', 'not_accepted') and notice_number is not null
);

reset role;
