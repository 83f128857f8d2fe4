-- Reception days, recommendations, meetings and what was reported upward: who sees and writes them.
--
-- What hangs on a report or a clue is seen by whoever sees that, and by nobody else, not even in counts (HS-26, JB-48,
-- JC-67): each condition asks the report's or the clue's own policies.
-- reception_session

call guard.let_system('casework.reception_session', 'select', 'insert', 'update');

-- Days and places of an organ are no secret in it.
create policy reception_session_select_organ on casework.reception_session for select to dengwen_web
    using (organ_id = (select guard.organ()));

create policy reception_session_insert_office on casework.reception_session for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and planned_by = (select guard.staff())
    );

create policy reception_session_update_office on casework.reception_session for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

-- reception_visit

call guard.let_system('casework.reception_visit', 'select', 'insert');

create policy reception_visit_select_office on casework.reception_visit for select to dengwen_web
    using (
        (select guard.sees_office())
        and exists (
            select
            from casework.reception_session as s
            where s.session_id = reception_visit.session_id and s.cell_id = reception_visit.cell_id
        )
        and (
            report_id is null
            or exists (
                select
                from casework.report as r
                where r.report_id = reception_visit.report_id and r.cell_id = reception_visit.cell_id
            )
        )
    );

-- JB-48: a leader receives nobody who reports the leader. Only a report of this very transaction is attached.
create policy reception_visit_insert_office on casework.reception_visit for insert to dengwen_web
    with check (
        (select guard.has_role(array['registrar', 'petition_lead']))
        and logged_by = (select guard.staff())
        and exists (
            select
            from casework.reception_session as s
            where
                s.session_id = reception_visit.session_id
                and s.cell_id = reception_visit.cell_id
                and s.state = 'held'
                and not exists (
                    select
                    from casework.report as r
                    where
                        r.report_id = reception_visit.report_id
                        and r.cell_id = reception_visit.cell_id
                        and s.leader_staff_id = any (r.barred_staff_ids)
                )
        )
        and (report_id is null or guard.wrote_report(report_id))
    );

-- town_duty

call guard.let_system('casework.town_duty', 'select', 'insert', 'update');

create policy town_duty_select_office on casework.town_duty for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.sees_office()));

-- recommendation

call guard.let_system('casework.recommendation', 'select', 'insert', 'update');

create policy recommendation_select_staff on casework.recommendation for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            room_id = (select guard.room())
            or (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        )
        and (
            clue_id is null
            or exists (
                select
                from casework.clue as c
                where c.clue_id = recommendation.clue_id and c.cell_id = recommendation.cell_id
            )
        )
    );

create policy recommendation_insert_staff on casework.recommendation for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (
            room_id = (select guard.room())
            or (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        )
        and (
            clue_id is null
            or exists (
                select
                from casework.clue as c
                where c.clue_id = recommendation.clue_id and c.cell_id = recommendation.cell_id
            )
        )
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head', 'room_member']))
        and drafted_by = (select guard.staff())
    );

create policy recommendation_update_staff on casework.recommendation for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (
            room_id = (select guard.room())
            or (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        )
        and (
            clue_id is null
            or exists (
                select
                from casework.clue as c
                where c.clue_id = recommendation.clue_id and c.cell_id = recommendation.cell_id
            )
        )
    );

-- recommendation_paper

call guard.let_system('casework.recommendation_paper', 'select', 'insert');

create policy recommendation_paper_select_reader on casework.recommendation_paper for select to dengwen_web
    using (
        exists (
            select
            from casework.recommendation as r
            where
                r.recommendation_id = recommendation_paper.recommendation_id
                and r.cell_id = recommendation_paper.cell_id
        )
    );

create policy recommendation_paper_insert_writer on casework.recommendation_paper for insert to dengwen_web
    with check (
        exists (
            select
            from casework.recommendation as r
            where
                r.recommendation_id = recommendation_paper.recommendation_id
                and r.cell_id = recommendation_paper.cell_id
        )
        and written_by = (select guard.staff())
    );

-- meeting

call guard.let_system('casework.meeting', 'select', 'insert');

create policy meeting_select_office on casework.meeting for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
    );

create policy meeting_insert_office on casework.meeting for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        and called_by = (select guard.staff())
    );

-- meeting_item

call guard.let_system('casework.meeting_item', 'select', 'insert', 'update');

create policy meeting_item_select_office on casework.meeting_item for select to dengwen_web
    using (
        exists (
            select
            from casework.meeting as m
            where m.meeting_id = meeting_item.meeting_id and m.cell_id = meeting_item.cell_id
        )
        and case subject
            when 'report' then exists (
                select
                from casework.report as r
                where r.report_id = meeting_item.subject_id and r.cell_id = meeting_item.cell_id
            )
            when 'clue' then exists (
                select
                from casework.clue as c
                where c.clue_id = meeting_item.subject_id and c.cell_id = meeting_item.cell_id
            )
            else false
        end
    );

create policy meeting_item_insert_office on casework.meeting_item for insert to dengwen_web
    with check (
        exists (
            select
            from casework.meeting as m
            where m.meeting_id = meeting_item.meeting_id and m.cell_id = meeting_item.cell_id
        )
        and case subject
            when 'report' then exists (
                select
                from casework.report as r
                where r.report_id = meeting_item.subject_id and r.cell_id = meeting_item.cell_id
            )
            when 'clue' then exists (
                select
                from casework.clue as c
                where c.clue_id = meeting_item.subject_id and c.cell_id = meeting_item.cell_id
            )
            else false
        end
        and added_by = (select guard.staff())
    );

create policy meeting_item_update_office on casework.meeting_item for update to dengwen_web
    using (
        exists (
            select
            from casework.meeting as m
            where m.meeting_id = meeting_item.meeting_id and m.cell_id = meeting_item.cell_id
        )
        and case subject
            when 'report' then exists (
                select
                from casework.report as r
                where r.report_id = meeting_item.subject_id and r.cell_id = meeting_item.cell_id
            )
            when 'clue' then exists (
                select
                from casework.clue as c
                where c.clue_id = meeting_item.subject_id and c.cell_id = meeting_item.cell_id
            )
            else false
        end
    );

-- report_up

call guard.let_system('casework.report_up', 'select', 'insert');

create policy report_up_select_organ on casework.report_up for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where c.clue_id = report_up.clue_id and c.cell_id = report_up.cell_id
        )
    );

create policy report_up_insert_office on casework.report_up for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where c.clue_id = report_up.clue_id and c.cell_id = report_up.cell_id
        )
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        and recorded_by = (select guard.staff())
    );

-- The keys of what is written in recommendations: for whoever sees the row. Minutes are under the key of their matter.
create policy item_key_select_recommendation on casework.item_key for select to dengwen_web
    using (
        -- Whoever writes a recommendation chooses its id: that of a report opens nothing.
        casework.keys_recommendation(item_id)
        and guard.sees_recommendation(item_id, cell_id)
    );

create policy item_key_insert_recommendation on casework.item_key for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and guard.sees_recommendation(item_id, cell_id)
    );

-- The clocks of a recommendation and of the yearly visit to a township.
create policy clock_select_recommendation on casework.clock for select to dengwen_web
    using (
        subject = 'recommendation'
        and guard.sees_recommendation(subject_id, cell_id)
    );

create policy clock_insert_recommendation on casework.clock for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and subject = 'recommendation'
        and guard.sees_recommendation(subject_id, cell_id)
    );

create policy clock_update_recommendation on casework.clock for update to dengwen_web
    using (
        subject = 'recommendation'
        and guard.sees_recommendation(subject_id, cell_id)
    );

create policy clock_select_town_visit on casework.clock for select to dengwen_web
    using (
        subject = 'town_visit'
        and guard.sees_town_duty(subject_id, cell_id)
    );
