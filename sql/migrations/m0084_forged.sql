-- The story of an item is read as truth: what is closed, sealed and moved with what goes by it. A line holds codes alone, no
-- sentence and no id that is none (decision 40).
-- Lock: access exclusive on casework.event until commit; it is read once, seconds per million rows.
-- Undo: alter table casework.event drop constraint event_detail_is_codes, drop constraint event_kind_is_a_code.

set local role dengwen_owner;

alter table casework.event
    add constraint event_kind_is_a_code check (kind ~ '^[a-z_]{1,48}$') not valid,
    add constraint event_detail_is_codes check (
        jsonb_typeof(detail) = 'object'
        and octet_length(detail::text) <= 1000
        and not jsonb_path_exists(detail, '$.keyvalue() ? (!(@.key like_regex "^[a-z_]{1,24}$"))')
        and not jsonb_path_exists(detail, '$.* ? (@.type() != "string" || !(@ like_regex "^[0-9A-Za-z._:+-]{0,64}$"))')
        and coalesce(detail ->> 'report' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', true)
    ) not valid;
alter table casework.event validate constraint event_kind_is_a_code;
alter table casework.event validate constraint event_detail_is_codes;

reset role;
