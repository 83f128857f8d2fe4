begin;
select item_id from floor.item where holder is null order by item_id limit 1 for update skip locked \gset
update floor.item set holder = 'S1', version = version + 1 where item_id = :item_id;
insert into floor.event (item_id, version, kind, actor, occurred_at) values (:item_id, 1, 'claimed', 'S1', now());
commit;
