"""Procrastinate by its own worker: as many jobs at once as it has connections, finished ones deleted; no batches."""

import asyncio

import drained
from procrastinate_tasks import app


async def fill(address, jobs, bulk):
    made, nothing = app(address, drained.CONNECTIONS)
    async with made.open_async():
        if not await made.check_connection_async():
            await made.schema_manager.apply_schema_async()

        async def defer(_):
            if bulk:
                await nothing.batch_defer_async(*[{} for _ in range(drained.BULK)])
            else:
                await nothing.defer_async()

        return await drained.at_once(jobs // drained.BULK if bulk else jobs, defer)


async def work(address, how, connections):
    made, _ = app(address, connections)
    async with made.open_async():
        await drained.begin()
        await made.run_worker_async(
            queues=["bench"], concurrency=connections, wait=False, delete_jobs="always", listen_notify=False,
            install_signal_handlers=False)


async def left(address):
    made, _ = app(address, 1)
    async with made.open_async():
        row = await made.connector.execute_query_one_async("select count(*) as n from procrastinate_jobs")
        return row["n"]


if __name__ == "__main__":
    drained.main("procrastinate", fill, work, left)
