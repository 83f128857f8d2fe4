"""PgQueuer by its own worker on asyncpg and uvloop, in drain mode: `single` claims one job at a time, `batch` a hundred.
"""

import asyncio

import asyncpg
import uvloop
from pgqueuer import PgQueuer
from pgqueuer.db import AsyncpgDriver
from pgqueuer.queries import Queries
from pgqueuer.types import QueueExecutionMode

import drained


async def connect(address):
    to = drained.parts(address)
    return await asyncpg.connect(host=to["host"], port=to["port"], database=to["dbname"], user=to["user"])


async def fill(address, jobs, bulk):
    connections = [await connect(address) for _ in range(drained.CONNECTIONS)]
    queries = [Queries(AsyncpgDriver(connection)) for connection in connections]
    if not await queries[0].has_table("pgqueuer"):
        await queries[0].install()

    async def enqueue(lane):
        if bulk:
            many = drained.BULK
            await queries[lane].enqueue(["nothing"] * many, [None] * many, [0] * many)
        else:
            await queries[lane].enqueue("nothing", None)

    took = await drained.at_once(jobs // drained.BULK if bulk else jobs, enqueue)
    for connection in connections:
        await connection.close()
    return took


async def work(address, how, connections):
    size = drained.BULK if how == "batch" else 1
    opened = [await connect(address) for _ in range(connections)]
    workers = []
    for connection in opened:
        worker = PgQueuer(AsyncpgDriver(connection))

        @worker.entrypoint("nothing")
        async def nothing(job):
            drained.Jobs.note()

        workers.append(worker)
    await drained.begin()
    await asyncio.gather(*(
        worker.run(batch_size=size, max_concurrent_tasks=2 * size, mode=QueueExecutionMode.drain)
        for worker in workers))


async def left(address):
    connection = await connect(address)
    count = await connection.fetchval("select count(*) from pgqueuer")
    await connection.close()
    return count


if __name__ == "__main__":
    uvloop.install()
    drained.main("pgqueuer", fill, work, left)
