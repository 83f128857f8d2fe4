"""Changes one thing in the audit log at a time, as a superuser who switches every trigger off, and has it verified.

Each is looked for with heads from one place outside, by chance: the file of heads, the messages that a receiver stored, or the
code of the last seal as it was printed. Every table of the log that is sealed has its changes here. What stands in the inbox is
not sealed yet: it is the program that wrote it which finds it gone (tamper_inbox.py).

Run by tamper.sh. Prints one line for each kind and a summary; ends with 1 where a change was not found or its place not named.
"""

import json
import os
import random
import subprocess
import sys

import program

DENGWEN, DATA, CHANGES, SEED = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
HEADS = os.path.join(DATA, "heads.txt")
RECEIVED = os.path.join(DATA, "received.jsonl")
TABLES = ["entry", "chain", "seal", "sealed_head"]
CHAINS = ["O420281", "O420200", "O420222"]
chance = random.Random(SEED)


def sql(text):
    command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", os.environ["DATABASE_URL"]]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.strip()


def hostile(text):
    sql("begin; set local session_replication_role = replica;" + text + "; commit;")


def dengwen(*words):
    return subprocess.run([DENGWEN, "audit", *words, "--data", DATA], capture_output=True, text=True)


def grow(rows):
    for chain in CHAINS:
        sql(
            "insert into audit.inbox (chain, occurred_us, actor, action, subject, detail) "
            f"select '{chain}', 1790000000000000 + g, 'staff:S' || g % 7, 'clue.open', gen_random_uuid()::text, 'n=' || g "
            f"from generate_series(1, {rows}) as g"
        )
    sealed = dengwen("seal", "--heads", HEADS)
    assert sealed.returncode == 0, sealed.stderr


def rebuild(chain, first):
    """Recomputes every digest from an entry on, so that the chain holds together."""
    return f"""
        do $$
        declare r audit.entry; p bytea; d bytea;
        begin
            select coalesce((select digest from audit.entry where chain = '{chain}' and sequence = {first} - 1),
                decode(repeat('00', 32), 'hex')) into p;
            for r in select * from audit.entry where chain = '{chain}' and sequence >= {first} order by sequence loop
                d := sha256(audit.field(r.chain) || audit.field(r.sequence) || audit.field(r.cell_id)
                    || audit.field(r.entry_id) || audit.field(r.occurred_us) || audit.field(r.actor) || audit.field(r.action)
                    || audit.field(r.subject) || audit.field(r.detail) || audit.field(r.shown_as) || audit.field(p));
                update audit.entry set previous_digest = p, digest = d where chain = r.chain and sequence = r.sequence;
                p := d;
            end loop;
            update audit.chain as c set last_digest = p, last_sequence = m.top,
                sealed_sequence = least(c.sealed_sequence, m.top)
            from (select max(sequence) as top from audit.entry where chain = '{chain}') as m where c.chain = '{chain}';
        end $$"""


def place():
    chain = chance.choice(CHAINS)
    last = int(sql(f"select last_sequence from audit.chain where chain = '{chain}'"))
    return chain, chance.randint(1, last), last


def edit():
    chain, at, _ = place()
    column, value = chance.choice([
        ("actor", "'staff:S9999'"), ("action", "'clue.close'"), ("subject", "subject || 'x'"), ("detail", "detail || ';x=y'"),
        ("occurred_us", "occurred_us + 1"), ("entry_id", "-entry_id"), ("cell_id", "'9999'"),
        ("shown_as", "case shown_as when 'closed' then 'duty' else 'closed' end"),
        ("previous_digest", "sha256('x')"), ("digest", "sha256('y')"), ("chain", "'O999999'"), ("sequence", "sequence + 100000"),
    ])
    hostile(f"update audit.entry set {column} = {value} where chain = '{chain}' and sequence = {at}")
    return [f"{chain}  {at}  "]


def delete():
    chain, at, _ = place()
    hostile(f"delete from audit.entry where chain = '{chain}' and sequence = {at}")
    return [f"{chain}  {at}  "]


def insert():
    chain, at, last = place()
    if chance.random() < 0.5:
        at = last + 1
        hostile(
            "insert into audit.entry select chain, sequence + 1, cell_id, entry_id + 1000000, occurred_us, actor, action, subject, "
            f"'forged', digest, sha256('x') from audit.entry where chain = '{chain}' and sequence = {last}")
    else:
        hostile(
            f"update audit.entry set sequence = sequence + 1000001 where chain = '{chain}' and sequence >= {at}; "
            f"update audit.entry set sequence = sequence - 1000000 where chain = '{chain}' and sequence > 1000000; "
            "insert into audit.entry select chain, sequence - 1, cell_id, entry_id + 1000000, occurred_us, actor, action, subject, "
            f"'forged', previous_digest, digest from audit.entry where chain = '{chain}' and sequence = {at + 1}")
    return [f"{chain}  {at}  "]


def swap():
    chain, one, last = place()
    other = one % last + 1
    columns = "occurred_us, actor, action, subject, detail, shown_as"
    chosen = columns + chance.choice(["", ", previous_digest, digest"])
    hostile(
        f"create temp table a on commit drop as select * from audit.entry where chain = '{chain}' and sequence in ({one}, {other}); "
        f"update audit.entry as e set ({chosen}) = (select {chosen} from a where a.sequence <> e.sequence) "
        f"where e.chain = '{chain}' and e.sequence in ({one}, {other})")
    return [f"{chain}  {one}  ", f"{chain}  {other}  "]


def cut_off():
    """Removes the end of every table as if it had never been, seals and all: only the outside head tells."""
    last = int(sql("select max(seal_number) from audit.seal"))
    seal = chance.randint(1, last - 1)
    hostile(
        f"delete from audit.sealed_head where seal_number > {seal}; delete from audit.seal where seal_number > {seal}; "
        "delete from audit.entry as e where e.sequence > coalesce((select max(h.sequence) from audit.sealed_head as h "
        "where h.chain = e.chain), 0); "
        "delete from audit.chain as c where not exists (select from audit.entry as e where e.chain = c.chain); "
        "update audit.chain as c set (last_sequence, sealed_sequence, last_digest) = (select e.sequence, e.sequence, e.digest "
        "from audit.entry as e where e.chain = c.chain order by e.sequence desc limit 1)")
    return [f"封印 seal  {seal + 1}  cut_off"]


def truncate():
    chain, at, last = place()
    hostile(f"delete from audit.entry where chain = '{chain}' and sequence >= {at}")
    return [f"{chain}  {at}  "]


def sealed_from(chain, at):
    """The first seal over an entry, and the place that it names."""
    return sql(
        f"select seal_number || ' ' || sequence from audit.sealed_head where chain = '{chain}' and sequence >= {at} "
        "order by sequence limit 1").split(" ")


def rewrite():
    """A chain rebuilt with true digests, sealed heads put right as well half of the time."""
    chain, at, last = place()
    seal, head = sealed_from(chain, at)
    text = f"update audit.entry set detail = 'forged' where chain = '{chain}' and sequence = {at};" + rebuild(chain, at)
    if chance.random() < 0.5:
        hostile(text)
        return [f"{chain}  {head}  rewritten"]
    hostile(
        text + "; update audit.sealed_head as h set digest = e.digest from audit.entry as e "
        f"where h.chain = '{chain}' and e.chain = h.chain and e.sequence = h.sequence")
    return [f"封印 seal  {seal}  seal_altered"]


def rewrite_without():
    """An entry left out, and the rest renumbered and rebuilt with true digests."""
    chain, at, last = place()
    _, head = sealed_from(chain, at)
    hostile(
        f"delete from audit.entry where chain = '{chain}' and sequence = {at}; "
        f"update audit.entry set sequence = sequence + 1000000 where chain = '{chain}' and sequence > {at}; "
        f"update audit.entry set sequence = sequence - 1000001 where chain = '{chain}' and sequence > 1000000;" + rebuild(chain, at)
        + f"; update audit.chain set sealed_sequence = last_sequence where chain = '{chain}'")
    return [f"{chain}  {head}  "]


def seal_removed():
    last = int(sql("select max(seal_number) from audit.seal"))
    seal = chance.randint(1, last)
    hostile(f"delete from audit.sealed_head where seal_number = {seal}; delete from audit.seal where seal_number = {seal}")
    return [f"封印 seal  {seal}  "]


def seal_forged():
    last = int(sql("select max(seal_number) from audit.seal"))
    seal = chance.randint(1, last)
    column, value = chance.choice([
        ("signature", "sha256('a') || sha256('b')"), ("entry_count", "entry_count + 1"), ("sealed_us", "sealed_us + 1"),
        ("heads_digest", "sha256('x')"), ("previous_digest", "sha256('y')"), ("digest", "sha256('z')"), ("key_id", "'0'"),
    ])
    hostile(f"update audit.seal set {column} = {value} where seal_number = {seal}")
    return [f"封印 seal  {seal}  "]


def seal_made_anew():
    """The last seal with another signature and its true digest: all that a superuser without the key can do."""
    hostile(
        "update audit.seal set signature = sha256('a') || sha256('b') where seal_number = (select max(seal_number) from audit.seal); "
        "update audit.seal as s set digest = sha256(audit.field('dengwen audit seal 1') || audit.field(cell_id) "
        "|| audit.field(seal_number) || audit.field(sealed_us) || audit.field(entry_count) || audit.field(heads_digest) "
        "|| audit.field(previous_digest) || audit.field(key_id) || signature) "
        "where seal_number = (select max(seal_number) from audit.seal)")
    return ["封印 seal  " + sql("select max(seal_number) from audit.seal") + "  seal_forged"]


def seal_added():
    """A seal behind the last one, with its digest and without the key."""
    last = int(sql("select max(seal_number) from audit.seal"))
    hostile(
        "insert into audit.seal select seal_number + 1, cell_id, sealed_us + 1, entry_count, sha256(''), digest, key_id, signature, "
        f"sha256('x') from audit.seal where seal_number = {last}; "
        "update audit.seal as s set digest = sha256(audit.field('dengwen audit seal 1') || audit.field(cell_id) "
        "|| audit.field(seal_number) || audit.field(sealed_us) || audit.field(entry_count) || audit.field(heads_digest) "
        f"|| audit.field(previous_digest) || audit.field(key_id) || signature) where seal_number = {last + 1}")
    return [f"封印 seal  {last + 1}  seal_forged"]


def sealed_head_changed():
    seal, chain = sql("select seal_number || ' ' || chain from audit.sealed_head order by random() limit 1").split(" ")
    where = f"where seal_number = {seal} and chain = '{chain}'"
    hostile(chance.choice([
        f"update audit.sealed_head set digest = sha256('x') {where}", f"update audit.sealed_head set sequence = sequence + 1 {where}",
        f"update audit.sealed_head set chain = 'O999999' {where}", f"delete from audit.sealed_head {where}",
        f"insert into audit.sealed_head select seal_number, 'O999999', cell_id, sequence, digest from audit.sealed_head {where}",
    ]))
    return [f"封印 seal  {seal}  seal_altered"]


def chain_row():
    chain, at, last = place()
    change, named = chance.choice([
        ("update audit.chain set last_sequence = last_sequence + 1", f"{last + 1}  missing"),
        ("update audit.chain set last_digest = sha256('x')", f"{last}  altered"),
        (f"update audit.chain set sealed_sequence = {at - 1}", f"{at - 1}  sealed_falsely"),
        ("update audit.chain set chain = 'O999999'", "1  inserted"), ("delete from audit.chain", "1  inserted"),
    ])
    hostile(f"{change} where chain = '{chain}'")
    return [f"{chain}  {named}"]


def chain_added():
    hostile("insert into audit.chain select 'O999999', cell_id, 3, sha256('x'), 0 from audit.chain limit 1")
    return ["O999999  1  missing"]


def emptied():
    """A whole table: truncated, as nothing but a superuser can."""
    table, named = chance.choice([
        ("entry", [f"{CHAINS[0]}  1  missing"]), ("chain", [f"{CHAINS[0]}  1  inserted"]), ("seal", ["封印 seal  1  cut_off"]),
        ("sealed_head", ["封印 seal  1  seal_altered"]),
    ])
    hostile(f"truncate audit.{table} cascade")
    return named


def begun_anew():
    """Everything sealed anew, one entry changed, with the very key of the site: the database is whole, and only heads tell."""
    chain, at, _ = place()
    hostile(
        "insert into audit.inbox (chain, occurred_us, actor, action, subject, detail, shown_as) select e.chain, e.occurred_us, "
        f"e.actor, e.action, e.subject, case when e.chain = '{chain}' and e.sequence = {at} then 'forged' else e.detail end, "
        "e.shown_as from audit.entry as e order by e.chain, e.sequence; delete from audit.sealed_head; delete from audit.seal; "
        "delete from audit.entry; delete from audit.chain")
    sealed = dengwen("seal")
    assert sealed.returncode == 0, sealed.stderr
    # By the file and by messages the first seal differs; the one on paper lies behind the only one there is.
    return ["封印 seal  1  head_differs", "封印 seal  2  cut_off"]


KINDS = [edit, delete, insert, swap, truncate, cut_off, rewrite, rewrite_without, seal_removed, seal_forged, seal_made_anew,
         seal_added, sealed_head_changed, chain_row, chain_added, emptied, begun_anew]
LAST = {}


def keep_outside():
    """What a receiver would have stored, in no order, and the code of the last seal as its sheet says it."""
    with open(HEADS) as file:
        lines = [line.strip() for line in file if line.strip()]
    bodies = [
        json.dumps({"type": "dengwen.audit.sealed.v1", "data": {"head": line, "number": int(line.split()[2])}}) for line in lines]
    chance.shuffle(bodies)
    with open(RECEIVED, "w") as file:
        file.write("\n".join(bodies) + "\n")
    printed = dengwen("sheet")
    assert printed.returncode == 0, printed.stderr
    number = lines[-1].split()[2]
    LAST.update(number=number, line=next(line for line in printed.stdout.splitlines() if line.startswith(number + "  ")))


def verify():
    """With heads from one place outside, by chance."""
    return dengwen("verify", *chance.choice([("--heads", HEADS), ("--received", RECEIVED), ("--typed", LAST["line"])]))


def main():
    for rows in (40, 25, 60, 10, 33):
        grow(rows)
    keep_outside()
    for outside in (("--heads", HEADS), ("--received", RECEIVED), ("--typed", LAST["line"])):
        whole = dengwen("verify", *outside)
        assert whole.returncode == 0, whole.stdout
    sql("create schema drill; " + "".join(f"create table drill.{t} as table audit.{t};" for t in TABLES))
    found, tried, missed = {}, {}, []
    for number in range(CHANGES):
        kind = KINDS[number % len(KINDS)]
        places = kind()
        answer = verify()
        tried[kind.__name__] = tried.get(kind.__name__, 0) + 1
        if answer.returncode == 1 and any(place in answer.stdout for place in places):
            found[kind.__name__] = found.get(kind.__name__, 0) + 1
        else:
            missed.append((number, kind.__name__, places, answer.returncode, answer.stdout))
        hostile(
            "".join(f"delete from audit.{t};" for t in reversed(TABLES))
            + "".join(f"insert into audit.{t} table drill.{t};" for t in TABLES).rstrip(";"))
    assert dengwen("verify", "--heads", HEADS).returncode == 0, "what was put back is whole again"
    for kind in KINDS:
        print(f"{kind.__name__:16} {found.get(kind.__name__, 0)}/{tried.get(kind.__name__, 0)}")
    for miss in missed[:5]:
        print("MISSED", *miss)
    print(f"tamper: {sum(found.values())}/{CHANGES} found, each with its place; seed {SEED}")
    return 1 if missed else 0


if __name__ == "__main__":
    program.run(main, 120)
