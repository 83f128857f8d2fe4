-- What an office owes to those who write to it: the yearly report on ordinary petitions (XF-41); an acceptance in writing
-- (XF-23); a letter that passes a petition on goes to whom it is addressed (XF-22); a guidance ends when the petitioner was
-- told (JB-13); an answer answers its letter of inquiry (ZJ-28, ZJ-29).
-- Lock: access exclusive on casework.trend_report, trend_figure, document, petition, transfer_out, guidance and course_step
-- until commit. Duration: each is read once, seconds per million documents. Undo: drop the new constraints and columns; put
-- the lists of m0033 and m0036 back, once no row uses the new words or is of a year. A delivery or an answer of a letter of
-- inquiry that is on record from before has no letter: note it as a talk first, or the migration stops. The same with an
-- opinion on a petition (XF-32) that does not name its petition.

set local role dengwen_owner;

-- XF-41: the quarter 0 is the whole year: the yearly report.
alter table casework.trend_report
    drop constraint trend_report_quarter_is_known,
    add constraint trend_report_quarter_is_known check (trend_quarter between 0 and 4);

-- XF-41: to whom petitions belong, what became of them, what was assigned and urged, which advice was taken.
alter table casework.trend_figure
    drop constraint trend_figure_dimension_is_known,
    add constraint trend_figure_dimension_is_known check (
        dimension in (
            'total', 'channel', 'kind', 'breach', 'micro', 'micro_category', 'level', 'area', 'repeat', 'signature',
            'field', 'way', 'opinion', 'urged', 'advice'
        )
    );

-- XF-23: an ordinary petition is accepted in writing.
alter table casework.document
    drop constraint document_kind_is_known,
    add constraint document_kind_is_known check (
        kind in (
            'acceptance', 'guidance', 'forwarding', 'assignment', 'supervision_order', 'reminder', 'check_report',
            'feedback_record', 'inquiry_letter', 'verification_request', 'verification_report',
            'discipline_recommendation', 'supervision_recommendation', 'clarification', 'public_notice', 'archive_index',
            'petition_opinion', 'petition_transfer', 'petition_acceptance'
        )
    ),
    drop constraint document_rests_on_its_record,
    add constraint document_rests_on_its_record check (
        record_kind is not distinct from case kind
            when 'assignment' then 'assignment'
            when 'supervision_order' then 'supervision'
            when 'discipline_recommendation' then 'recommendation'
            when 'supervision_recommendation' then 'recommendation'
            when 'clarification' then 'clarification'
            when 'inquiry_letter' then 'clue'
            when 'verification_report' then 'check_report'
            when 'check_report' then 'result'
            when 'public_notice' then 'result'
            when 'feedback_record' then 'feedback_record'
            when 'petition_acceptance' then 'petition'
            when 'petition_opinion' then 'petition'
            -- JB-22: of a clue a reminder is recorded first; of what is none yet nothing of the kind is.
            when 'reminder' then case when clue_id is not null then 'reminder' end
        end
    );
alter table casework.petition
    add column acceptance_id uuid,
    add constraint petition_acceptance_exists foreign key (acceptance_id, cell_id)
        references casework.document (document_id, cell_id),
    add constraint petition_acceptance_is_told_in_writing check (
        (acceptance_told_on is null) = (acceptance_id is null)
    );

-- XF-22: the outside organ to which a petition is passed on with this letter; its name stands in the sealed words.
alter table casework.document
    add column addressee_id text collate "C",
    add constraint document_transfer_names_its_receiver check (
        case kind
            when 'petition_transfer' then addressee_id is not null or state in ('draft', 'withdrawn')
            else addressee_id is null
        end
    ),
    add constraint document_addressee_is_one unique (document_id, addressee_id, cell_id);
-- XF-22: and what leaves goes to whom its letter is addressed.
alter table casework.transfer_out
    add constraint transfer_out_letter_is_to_its_receiver foreign key (document_id, receiver_id, cell_id)
        references casework.document (document_id, addressee_id, cell_id);

-- JB-13: a guidance is at its end once the petitioner was told. Whoever gave a name is told by the notice, whose delivery
-- is on record; for the others: when and how, and what the rule looks at, as it was on that day.
alter table casework.guidance
    add column told_on date,
    add column told_way text,
    add column told_by text collate "C",
    add column told_channel text,
    add column is_named boolean,
    add constraint guidance_told_is_whole check (
        (told_on is null) = (told_way is null)
        and (told_on is null) = (told_by is null)
        and (told_on is null) = (told_channel is null)
        and (told_on is null) = (is_named is null)
    ),
    add constraint guidance_of_a_name_goes_by_notice check (not is_named),
    -- On the spot, by telephone, on the page of the code.
    add constraint guidance_is_told_by_its_channel check (
        told_way = case told_channel
            when 'visit' then 'in_person'
            when 'informant' then 'in_person'
            when 'phone' then 'phone'
            when 'web' then 'online'
            else 'letter'
        end
    );

-- ZJ-28, ZJ-29: the letter of inquiry that was delivered, and the delivery that an answer answers: of the same clue, and
-- not before it.
alter table casework.course_step
    add column document_id uuid,
    add column answers_id uuid,
    add column answers_on date,
    -- What a foreign key can point to: an answer answers a delivery.
    add column answers_step text generated always as (case when answers_id is not null then 'letter_delivered' end) stored,
    add constraint course_step_letter_is_issued check ((step = 'letter_delivered') = (document_id is not null)),
    add constraint course_step_letter_exists foreign key (document_id, cell_id)
        references casework.document (document_id, cell_id),
    add constraint course_step_letter_arrives_once unique (document_id, cell_id),
    add constraint course_step_can_be_answered unique (step_id, clue_id, step, happened_on, cell_id),
    add constraint course_step_reply_answers_a_letter check (
        (step = 'reply_received') = (answers_id is not null)
        and (answers_id is null) = (answers_on is null)
        and (answers_on is null or answers_on <= happened_on)
    ),
    add constraint course_step_answered_letter_exists
        foreign key (answers_id, clue_id, answers_step, answers_on, cell_id)
        references casework.course_step (step_id, clue_id, step, happened_on, cell_id),
    add constraint course_step_letter_is_answered_once unique (answers_id, cell_id);

reset role;
