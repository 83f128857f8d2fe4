/* pipeline_floor ADDRESS BATCH SECONDS: the least that libpq's pipeline mode costs, a prepared statement with a binary
 * parameter and a binary result, BATCH of them for each sync, every result looked at. Prints {"rate":…}. */
#include <endian.h>
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void give_up(PGconn *connection, const char *where) {
    fprintf(stderr, "%s: %s\n", where, PQerrorMessage(connection));
    exit(1);
}

static void send_batch(PGconn *connection, int64_t first, int batch) {
    for (int place = 0; place < batch; place++) {
        uint64_t wire = htobe64((uint64_t)(first + place));
        const char *values[] = {(const char *)&wire};
        const int lengths[] = {sizeof wire};
        const int formats[] = {1};
        if (!PQsendQueryPrepared(connection, "echo", 1, values, lengths, formats, 1)) give_up(connection, "send");
    }
    if (!PQpipelineSync(connection)) give_up(connection, "sync");
}

static void receive_batch(PGconn *connection, int64_t first, int batch) {
    for (int place = 0; place < batch; place++) {
        PGresult *result = PQgetResult(connection);
        if (PQresultStatus(result) != PGRES_TUPLES_OK) give_up(connection, "result");
        uint64_t wire;
        memcpy(&wire, PQgetvalue(result, 0, 0), sizeof wire);
        if ((int64_t)be64toh(wire) != first + place) give_up(connection, "another answer");
        PQclear(result);
        if (PQgetResult(connection)) give_up(connection, "one result too many");
    }
    PGresult *sync = PQgetResult(connection);
    if (PQresultStatus(sync) != PGRES_PIPELINE_SYNC) give_up(connection, "sync");
    PQclear(sync);
}

int main(int count, char **words) {
    if (count != 4) return 2;
    const int batch = atoi(words[2]);
    const double seconds = atof(words[3]);
    PGconn *connection = PQconnectdb(words[1]);
    if (PQstatus(connection) != CONNECTION_OK) give_up(connection, "connect");
    PGresult *prepared = PQprepare(connection, "echo", "select $1::int8", 0, NULL);
    if (PQresultStatus(prepared) != PGRES_COMMAND_OK) give_up(connection, "prepare");
    PQclear(prepared);
    if (!PQenterPipelineMode(connection)) give_up(connection, "pipeline");
    const double start = now();
    int64_t done = 0;
    while (now() - start < seconds) {
        send_batch(connection, done, batch);
        receive_batch(connection, done, batch);
        done += batch;
    }
    printf("{\"rate\":%.1f}\n", (double)done / (now() - start));
    PQfinish(connection);
    return 0;
}
