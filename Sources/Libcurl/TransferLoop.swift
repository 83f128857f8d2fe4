internal import CLibcurl
import Glibc

/// The one thread on which all of libcurl runs for one client.
///
/// Not `Sendable`: after `start` hands it to its thread, only that thread touches it.
@safe final class TransferLoop {
    private let multi: UnsafeMutableRawPointer
    private let mailbox: Mailbox
    private let configuration: HTTPClient.Configuration
    private let fixed: [EasyOption]
    private var idle: [EasyHandle] = []
    private var active: [EasyHandle.Key: (handle: EasyHandle, transfer: Transfer)] = [:]
    private var keys: [UInt64: EasyHandle.Key] = [:]

    private init?(_ mailbox: Mailbox, _ configuration: HTTPClient.Configuration) {
        guard let multi = unsafe curl_multi_init() else { return nil }
        unsafe self.multi = unsafe multi
        self.mailbox = mailbox
        self.configuration = configuration
        fixed = EasyOption.fixed(configuration)
        let limits = [
            (CURLMOPT_MAXCONNECTS, configuration.connectionsCached),
            (CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.inFlight + configuration.connectionsCached),
            (CURLMOPT_PIPELINING, Int(CURLPIPE_NOTHING)),
        ]
        for (option, value) in limits where unsafe dengwen_multi_set_long(multi, option, value) != CURLM_OK {
            return nil
        }
        unsafe mailbox.install(Bell(unsafe: multi))
    }

    deinit {
        // Easy handles go before the multi handle that holds their connections.
        active = [:]
        idle = []
        unsafe curl_multi_cleanup(multi)
    }

    /// Starts the thread.
    static func start(_ mailbox: Mailbox, _ configuration: HTTPClient.Configuration) throws(HTTPClient.StartError) {
        guard let loop = TransferLoop(mailbox, configuration) else { throw .libcurlUnavailable }
        var thread = pthread_t()
        // The reference given away here is taken back by the first line of the thread.
        let context = unsafe Unmanaged.passRetained(loop).toOpaque()
        guard unsafe pthread_create(&thread, nil, transferThread, context) == 0 else {
            mailbox.finish()
            unsafe Unmanaged<TransferLoop>.fromOpaque(context).release()
            throw .noThread
        }
        pthread_detach(thread)
    }

    /// Runs until the mailbox is closed.
    fileprivate func run() {
        while true {
            let work = mailbox.take(room: configuration.inFlight - active.count)
            for job in work.starts { begin(job) }
            for id in work.cancellations { abandon(id, .cancelled) }
            if work.isClosing { break }
            var running: Int32 = 0
            unsafe curl_multi_perform(multi, &running)
            if collect() > 0 { continue }
            unsafe curl_multi_poll(multi, nil, 0, Limits.idlePollMilliseconds, nil)
        }
        for id in Array(keys.keys) { abandon(id, .shuttingDown) }
        mailbox.finish()
    }

    private func begin(_ job: Job) {
        let transfer = Transfer(job, forbidden: configuration.forbidden)
        guard let handle = idle.popLast() ?? EasyHandle() else { return job.finish(.overloaded) }
        let request = job.request
        let isReady =
            handle.apply(fixed) && handle.apply(EasyOption.perRequest(request, configuration))
            && handle.apply(headers: request.headers, body: request.body, isPost: request.method == .post)
            && handle.attach(transfer)
        // An option that libcurl refuses is a request that must not leave: see `EasyHandle.apply`.
        guard isReady, unsafe curl_multi_add_handle(multi, handle.raw) == CURLM_OK else {
            recycle(handle)
            return job.finish(.protocolViolation)
        }
        active[handle.key] = (handle, transfer)
        keys[job.id] = handle.key
    }

    /// Answers the transfers that have ended, and says how many they were.
    private func collect() -> Int {
        var ended = 0
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let raw = unsafe message.pointee.easy_handle else {
                continue
            }
            // The message lives inside the handle: read it before the handle is removed.
            let code = unsafe dengwen_message_result(message)
            guard let (handle, transfer) = unsafe active[EasyHandle.key(of: raw)] else { continue }
            let exchange = transfer.exchange(code, handle)
            release(handle, transfer)
            transfer.job.reply.resume(returning: exchange)
            ended += 1
        }
        return ended
    }

    private func abandon(_ id: UInt64, _ failure: HTTPClient.Failure) {
        guard let key = keys[id], let (handle, transfer) = active[key] else { return }
        release(handle, transfer)
        transfer.job.finish(failure)
    }

    private func release(_ handle: EasyHandle, _ transfer: Transfer) {
        unsafe curl_multi_remove_handle(multi, handle.raw)
        active[handle.key] = nil
        keys[transfer.job.id] = nil
        recycle(handle)
    }

    private func recycle(_ handle: EasyHandle) {
        handle.reset()
        if idle.count < configuration.inFlight { idle.append(handle) }
    }
}

/// The body of the thread. A function of the file and not a closure of some `main`, which would belong to the main
/// actor and trap here.
private func transferThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context = unsafe context else { return nil }
    // OpenSSL writes to sockets without MSG_NOSIGNAL: a broken connection must not kill the process with SIGPIPE.
    // Resolver threads are born from this one and inherit the mask.
    var everything = sigset_t()
    unsafe sigfillset(&everything)
    unsafe pthread_sigmask(SIG_BLOCK, &everything, nil)
    let loop = unsafe Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue()
    loop.run()
    return nil
}
