"""The one task of Procrastinate, in a module of its own, as its documents ask."""

import drained
from procrastinate import App, PsycopgConnector


def app(address, connections):
    made = App(connector=PsycopgConnector(conninfo=address, min_size=connections, max_size=connections))

    @made.task(queue="bench", name="nothing")
    async def nothing():
        drained.Jobs.note()

    return made, nothing
