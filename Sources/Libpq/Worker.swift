/// The life of one connection thread: wait for a run, make sure of the connection, run, settle.
struct Worker {
    let queue: RunQueue
    /// Where to connect again; nil for a single connection, which ends when it breaks.
    let reconnect: ConnectionSettings?

    /// Returns when the queue is closed.
    func work(starting first: Link?) {
        var link = first
        var backoff = Backoff()
        while queue.waitForWork() {
            if let current = link, !current.isHealthy() { link = nil }
            if link == nil {
                do throws(DatabaseError) {
                    link = try open()
                    backoff.reset()
                } catch {
                    if reconnect == nil {
                        queue.failAll(error)
                    } else {
                        queue.pause(after: error, milliseconds: backoff.next())
                    }
                    continue
                }
            }
            if let current = link {
                serve(current)
                // What it holds on the server is not kept until somebody asks for a connection again.
                if current.isDoomed || !current.isOpen { link = nil }
            }
        }
        link = nil
        queue.dismissWorker()
    }

    private func open() throws(DatabaseError) -> Link {
        guard let reconnect else { throw DatabaseError(.connectionLost, sqlState: "08003") }
        return try Link(reconnect)
    }

    private func serve(_ link: Link) {
        guard let (run, job) = queue.take(for: link.interrupts) else { return }
        let resume = job.perform(link)
        queue.finish(run, link.interrupts)
        resume()
        link.settle(resettingSession: reconnect != nil)
    }
}
