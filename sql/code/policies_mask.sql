-- Masked excerpts: seen by the room that has the clue, by who asked, by the head of the petition office and the head of
-- the organ, or a deputy who stands in for that one, as far as they see the clue: whoever is accused or stands aside sees
-- none. What is read needs the key of the report besides.

call guard.let_system('casework.excerpt', 'select');

-- JB-47, JB-48: nobody else.
create policy excerpt_select_viewer on casework.excerpt for select to dengwen_web
    using (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = excerpt.clue_id
                and c.cell_id = excerpt.cell_id
                and (
                    c.room_id = (select guard.room())
                    or excerpt.proposed_by = (select guard.staff())
                    or (select guard.has_role(array['petition_lead', 'head']))
                    or casework.stands_in_for_head(c.clue_id)
                )
        )
    );

-- An approval ends by itself.
drop policy if exists excerpt_update_system on casework.excerpt;
create policy excerpt_update_system on casework.excerpt for update to dengwen_web, dengwen_worker
    using ((select guard.is_system()) and state = 'approved')
    with check ((select guard.is_system()) and state = 'approved');

-- BH-1996: the holder or the petition office that registered it, while the clue is under way; JB-47, JB-48: never for the
-- accused's organ or whoever must not know.
create policy excerpt_insert_asker on casework.excerpt for insert to dengwen_web
    with check (
        organ_id = (select guard.organ())
        and proposed_by = (select guard.staff())
        and state = 'drafted'
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = excerpt.clue_id
                and c.cell_id = excerpt.cell_id
                and c.report_id = excerpt.report_id
                and c.organ_id = excerpt.organ_id
                and c.state not in ('concluded', 'fed_back', 'archived')
                and (
                    c.holder_staff_id = (select guard.staff())
                    or c.receiver_organ_id = (select guard.organ())
                        and (select guard.has_role(array['registrar', 'petition_lead']))
                )
                and not coalesce(excerpt.receiver_organ_id = any (c.barred_organ_ids), false)
                and not coalesce(excerpt.receiver_room_id = any (c.barred_room_ids), false)
                and not coalesce(excerpt.receiver_leader_id = any (c.barred_staff_ids), false)
        )
    );

-- Whoever asked confirms; the head decides about what another person confirmed. What was decided stays.
create policy excerpt_update_decider on casework.excerpt for update to dengwen_web
    using (
        organ_id = (select guard.organ())
        and state in ('drafted', 'confirmed')
        and (
            proposed_by = (select guard.staff())
            or (select guard.has_role(array['head']))
            or casework.stands_in_for_head(clue_id)
        )
        and exists (
            select from casework.clue as c where c.clue_id = excerpt.clue_id and c.cell_id = excerpt.cell_id
        )
    )
    with check (
        organ_id = (select guard.organ())
        and exists (
            select
            from casework.clue as c
            where
                c.clue_id = excerpt.clue_id
                and c.cell_id = excerpt.cell_id
                and (
                    excerpt.state = 'refused'
                    or not coalesce(excerpt.receiver_organ_id = any (c.barred_organ_ids), false)
                        and not coalesce(excerpt.receiver_room_id = any (c.barred_room_ids), false)
                        and not coalesce(excerpt.receiver_leader_id = any (c.barred_staff_ids), false)
                )
        )
        and (
            state = 'confirmed' and proposed_by = (select guard.staff())
            or state in ('refused', 'approved')
                and decided_by = (select guard.staff())
                and (
                    decided_as = 'head' and (select guard.has_role(array['head']))
                    or decided_as = 'deputy' and casework.stands_in_for_head(clue_id)
                )
        )
    );

call guard.let_system('casework.excerpt_print', 'select');

create policy excerpt_print_select_viewer on casework.excerpt_print for select to dengwen_web
    using (
        exists (
            select
            from casework.excerpt as e
            where e.excerpt_id = excerpt_print.excerpt_id and e.cell_id = excerpt_print.cell_id
        )
    );

-- DW-C9: by whoever may ask, of what was approved (BH-1996), with the last day of that approval, while the clue is
-- under way; JB-47: never where the receiver has come
-- to be one that must not know.
create policy excerpt_print_insert_asker on casework.excerpt_print for insert to dengwen_web
    with check (
        printed_by = (select guard.staff())
        and exists (
            select
            from casework.excerpt as e
            join casework.clue as c on c.clue_id = e.clue_id and c.cell_id = e.cell_id
            where
                e.excerpt_id = excerpt_print.excerpt_id
                and e.cell_id = excerpt_print.cell_id
                and e.state = 'approved'
                and e.valid_until = excerpt_print.valid_until
                and c.state not in ('concluded', 'fed_back', 'archived')
                and (
                    c.holder_staff_id = (select guard.staff())
                    or c.receiver_organ_id = (select guard.organ())
                        and (select guard.has_role(array['registrar', 'petition_lead']))
                )
                and not coalesce(e.receiver_organ_id = any (c.barred_organ_ids), false)
                and not coalesce(e.receiver_room_id = any (c.barred_room_ids), false)
                and not coalesce(e.receiver_leader_id = any (c.barred_staff_ids), false)
        )
    );
