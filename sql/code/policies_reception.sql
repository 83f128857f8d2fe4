-- Reception days, recommendations, meetings and what was reported upward: who sees and writes them.
--
-- What hangs on a report or a clue is seen by whoever sees that, and by nobody else, not even in counts (HS-26, JB-48,
-- JC-67): each condition asks the report's or the clue's own policies.
-- reception_session
drop policy if exists reception_session_all_owner on casework.reception_session;
create policy reception_session_all_owner on casework.reception_session for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists reception_session_select_system on casework.reception_session;
create policy reception_session_select_system on casework.reception_session for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists reception_session_insert_system on casework.reception_session;
create policy reception_session_insert_system on casework.reception_session for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists reception_session_update_system on casework.reception_session;
create policy reception_session_update_system on casework.reception_session for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

-- Days and places of an organ are no secret in it.
drop policy if exists reception_session_select_organ on casework.reception_session;
create policy reception_session_select_organ on casework.reception_session for select to dengwen_web
    using (organ_id = (select guard.organ()));

drop policy if exists reception_session_insert_office on casework.reception_session;
create policy reception_session_insert_office on casework.reception_session for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['registrar', 'petition_lead']))
        and planned_by = (select guard.staff())
    );

drop policy if exists reception_session_update_office on casework.reception_session;
create policy reception_session_update_office on casework.reception_session for update to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])))
    with check (organ_id = (select guard.organ()) and (select guard.has_role(array['registrar', 'petition_lead'])));

-- reception_visit
drop policy if exists reception_visit_all_owner on casework.reception_visit;
create policy reception_visit_all_owner on casework.reception_visit for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists reception_visit_select_system on casework.reception_visit;
create policy reception_visit_select_system on casework.reception_visit for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists reception_visit_insert_system on casework.reception_visit;
create policy reception_visit_insert_system on casework.reception_visit for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists reception_visit_select_office on casework.reception_visit;
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
drop policy if exists reception_visit_insert_office on casework.reception_visit;
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
drop policy if exists town_duty_all_owner on casework.town_duty;
create policy town_duty_all_owner on casework.town_duty for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists town_duty_select_system on casework.town_duty;
create policy town_duty_select_system on casework.town_duty for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists town_duty_insert_system on casework.town_duty;
create policy town_duty_insert_system on casework.town_duty for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists town_duty_update_system on casework.town_duty;
create policy town_duty_update_system on casework.town_duty for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists town_duty_select_office on casework.town_duty;
create policy town_duty_select_office on casework.town_duty for select to dengwen_web
    using (organ_id = (select guard.organ()) and (select guard.sees_office()));

-- recommendation
drop policy if exists recommendation_all_owner on casework.recommendation;
create policy recommendation_all_owner on casework.recommendation for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists recommendation_select_system on casework.recommendation;
create policy recommendation_select_system on casework.recommendation for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists recommendation_insert_system on casework.recommendation;
create policy recommendation_insert_system on casework.recommendation for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists recommendation_update_system on casework.recommendation;
create policy recommendation_update_system on casework.recommendation for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists recommendation_select_staff on casework.recommendation;
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

drop policy if exists recommendation_insert_staff on casework.recommendation;
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

drop policy if exists recommendation_update_staff on casework.recommendation;
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
    )
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
    );

-- recommendation_paper
drop policy if exists recommendation_paper_all_owner on casework.recommendation_paper;
create policy recommendation_paper_all_owner on casework.recommendation_paper for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists recommendation_paper_select_system on casework.recommendation_paper;
create policy recommendation_paper_select_system on casework.recommendation_paper for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists recommendation_paper_insert_system on casework.recommendation_paper;
create policy recommendation_paper_insert_system on casework.recommendation_paper for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists recommendation_paper_select_reader on casework.recommendation_paper;
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

drop policy if exists recommendation_paper_insert_writer on casework.recommendation_paper;
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
drop policy if exists meeting_all_owner on casework.meeting;
create policy meeting_all_owner on casework.meeting for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists meeting_select_system on casework.meeting;
create policy meeting_select_system on casework.meeting for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists meeting_insert_system on casework.meeting;
create policy meeting_insert_system on casework.meeting for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists meeting_select_office on casework.meeting;
create policy meeting_select_office on casework.meeting for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
    );

drop policy if exists meeting_insert_office on casework.meeting;
create policy meeting_insert_office on casework.meeting for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and (select guard.has_role(array['petition_lead', 'case_supervision', 'deputy', 'head']))
        and called_by = (select guard.staff())
    );

-- meeting_item
drop policy if exists meeting_item_all_owner on casework.meeting_item;
create policy meeting_item_all_owner on casework.meeting_item for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists meeting_item_select_system on casework.meeting_item;
create policy meeting_item_select_system on casework.meeting_item for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists meeting_item_insert_system on casework.meeting_item;
create policy meeting_item_insert_system on casework.meeting_item for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists meeting_item_update_system on casework.meeting_item;
create policy meeting_item_update_system on casework.meeting_item for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()))
    with check ((select guard.is_system()));

drop policy if exists meeting_item_select_office on casework.meeting_item;
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

drop policy if exists meeting_item_insert_office on casework.meeting_item;
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

drop policy if exists meeting_item_update_office on casework.meeting_item;
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
    )
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
    );

-- report_up
drop policy if exists report_up_all_owner on casework.report_up;
create policy report_up_all_owner on casework.report_up for all to dengwen_owner
    using (true)
    with check (true);

drop policy if exists report_up_select_system on casework.report_up;
create policy report_up_select_system on casework.report_up for select to dengwen_web, dengwen_worker
    using ((select guard.is_system()));

drop policy if exists report_up_insert_system on casework.report_up;
create policy report_up_insert_system on casework.report_up for insert to dengwen_web, dengwen_worker
    with check ((select guard.is_system()));

drop policy if exists report_up_select_organ on casework.report_up;
create policy report_up_select_organ on casework.report_up for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where c.clue_id = report_up.clue_id and c.cell_id = report_up.cell_id
        )
    );

drop policy if exists report_up_insert_office on casework.report_up;
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
drop policy if exists item_key_select_recommendation on casework.item_key;
create policy item_key_select_recommendation on casework.item_key for select to dengwen_web
    using (
        -- Whoever writes a recommendation chooses its id: that of a report opens nothing.
        not casework.is_report(item_id)
        and exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = item_id and r.cell_id = item_key.cell_id
        )
    );

drop policy if exists item_key_insert_recommendation on casework.item_key;
create policy item_key_insert_recommendation on casework.item_key for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = item_id and r.cell_id = item_key.cell_id
        )
    );

-- The clocks of a recommendation and of the yearly visit to a township.
drop policy if exists clock_select_recommendation on casework.clock;
create policy clock_select_recommendation on casework.clock for select to dengwen_web
    using (
        subject = 'recommendation'
        and exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = subject_id and r.cell_id = clock.cell_id
        )
    );

drop policy if exists clock_insert_recommendation on casework.clock;
create policy clock_insert_recommendation on casework.clock for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and subject = 'recommendation'
        and exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = subject_id and r.cell_id = clock.cell_id
        )
    );

drop policy if exists clock_update_recommendation on casework.clock;
create policy clock_update_recommendation on casework.clock for update to dengwen_web
    using (
        subject = 'recommendation'
        and exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = subject_id and r.cell_id = clock.cell_id
        )
    )
    with check (
        subject = 'recommendation'
        and exists (
            select
            from casework.recommendation as r
            where r.recommendation_id = subject_id and r.cell_id = clock.cell_id
        )
    );

drop policy if exists clock_select_town_visit on casework.clock;
create policy clock_select_town_visit on casework.clock for select to dengwen_web
    using (
        subject = 'town_visit'
        and exists (
            select
            from casework.town_duty as d
            where d.duty_id = subject_id and d.cell_id = clock.cell_id
        )
    );
