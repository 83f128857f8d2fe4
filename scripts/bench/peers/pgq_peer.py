"""PgQ: events in one table, a tick for every so many of them, and a consumer that reads what lies between two ticks and
ends it as a whole. It has no claim of one event, and one consumer reads a batch."""

import asyncio
import json
import sys
import time

import asyncpg

import drained

# What its ticker, which looks once a second, puts between two ticks at the rates of this machine.
BETWEEN_TICKS = 10_000


async def connect(address):
    to = drained.parts(address)
    return await asyncpg.connect(host=to["host"], port=to["port"], database=to["dbname"], user=to["user"])


async def enqueue(connections, jobs, statement, each):
    """Jobs over all connections, with a tick whenever enough have come."""
    took = 0
    for count in (min(BETWEEN_TICKS, jobs - done) for done in range(0, jobs, BETWEEN_TICKS)):
        took += await drained.at_once(count // each, lambda lane: connections[lane].execute(statement))
        await connections[0].execute("select pgq.force_tick('bench')")
        await connections[0].execute("select pgq.ticker('bench')")
    return took


async def consume(connection):
    """Everything between all ticks, as its consumers do it: read, work on each, finish."""
    count = 0
    while (batch := await connection.fetchval("select pgq.next_batch('bench', 'reader')")) is not None:
        for _ in await connection.fetch("select ev_id, ev_type, ev_data from pgq.get_batch_events($1)", batch):
            count += 1
        await connection.execute("select pgq.finish_batch($1)", batch)
    return count


async def main():
    address, jobs = sys.argv[1], int(sys.argv[3])
    connections = [await connect(address) for _ in range(drained.CONNECTIONS)]
    first = connections[0]
    if await first.fetchval("select to_regnamespace('pgq') is null"):
        await first.execute("create extension pgq; select pgq.create_queue('bench')")
        await first.execute("select pgq.register_consumer('bench', 'reader')")
    one = "select pgq.insert_event('bench', 'nothing', '')"
    single = await enqueue(connections, jobs // 10, one, 1)
    bulk = await enqueue(connections, jobs - jobs // 10, f"{one} from generate_series(1, {drained.BULK})", drained.BULK)
    drained.settle(address)
    started = time.monotonic()
    count = await consume(first)
    took = time.monotonic() - started
    if count != jobs:
        sys.exit(f"PgQ handed out {count} of {jobs}")
    print(json.dumps({
        "kind": "pgq", "how": "batch", "rate": round(jobs / took, 1), "whole": round(jobs / took, 1), "processes": 1,
        "enqueue": round(jobs // 10 / single, 1), "bulk": round((jobs - jobs // 10) / bulk, 1),
    }))


if __name__ == "__main__":
    asyncio.run(main())
