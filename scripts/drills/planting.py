"""Clues that a demo lacks, as an operator of the database would write them."""

import uuid

from site_under_test import SiteUnderTest

ORGAN = "O420281"
# Items of each kind.
EACH = 6
# Far from any that the program gives.
FIRST_NUMBER = 900_000


def plant(site: SiteUnderTest, room: str, barred=(), recused: str | None = None) -> dict[str, str]:
    """Clues of a room: the number of each by its id."""
    clues = [str(uuid.uuid4()) for _ in range(EACH)]
    number = FIRST_NUMBER + int(site.sql("select count(*) from casework.clue")[0])
    values = ", ".join(
        f"('{clue}'::uuid, (select report_id from casework.report where state = 'registered' order by report_id limit 1 "
        f"offset {number % 200 + place}), '{ORGAN}', '{ORGAN}', '{room}', extract(year from now() at time zone 'Asia/Shanghai')::smallint, "
        f"'clue', {number + place}, 'routed', 2::smallint, "
        f"false, 'drill', now(), array[{', '.join(map(repr, barred))}]::text[])"
        for place, clue in enumerate(clues))
    script = (
        "begin; set local session_replication_role = replica; insert into casework.clue (clue_id, report_id, receiver_organ_id, organ_id, "
        "room_id, clue_year, clue_series, clue_number, state, priority, micro_corruption, rule, routed_at, barred_staff_ids, cell_id) "
        f"select v.*, guard_cell.cell_id from (values {values}) as v, (select cell_id from casework.report limit 1) as guard_cell; ")
    for clue in clues if recused else []:
        script += (f"insert into casework.recusal (clue_id, cell_id, staff_id, ground, declared_at) select '{clue}', cell_id, '{recused}', "
                   "'interest', now() from casework.report limit 1; ")
    site.sql(script + "commit")
    return {clue: str(number + place) for place, clue in enumerate(clues)}
