internal import CLibcurl
import Glibc

/// One request on its way, as libcurl's callbacks see it.
///
/// Confined to the thread of its ``TransferLoop``, on which every callback runs.
final class Transfer {
    let job: Job
    private let forbidden: [AddressBlock]

    private(set) var permittedAddresses = 0
    private(set) var blockedAddresses = 0
    private(set) var areHeadersTooLarge = false
    private(set) var isBodyCut = false
    private(set) var keptHeaders: [String: String] = [:]
    private(set) var head: [UInt8] = []
    private var headerBytes = 0
    private var bodyBytes = 0

    init(_ job: Job, forbidden: [AddressBlock]) {
        self.job = job
        self.forbidden = forbidden
    }

    /// Whether a connection to the address may be used; counts both answers, because libcurl reports a blocked
    /// address and a closed port by the same code.
    func admit(_ address: IPAddress?) -> Bool {
        guard let address, job.request.egress.permits(address, forbidden: forbidden) else {
            blockedAddresses += 1
            return false
        }
        permittedAddresses += 1
        return true
    }

    /// Takes one header line; answers false when there are too many of them.
    func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        guard headerBytes <= job.request.maxHeaderBytes else {
            areHeadersTooLarge = true
            return false
        }
        if unsafe line.starts(with: "HTTP/".utf8) {
            // A new response begins: what an informational one said before does not count.
            keptHeaders = [:]
            return true
        }
        guard let colon = unsafe line.firstIndex(of: UInt8(ascii: ":")), colon <= 64 else { return true }
        let name = unsafe String(decoding: line[..<colon], as: UTF8.self).lowercased()
        guard HTTPClient.keptHeaders.contains(name), keptHeaders[name] == nil else { return true }
        let value = unsafe line[(colon + 1)...].filter { (0x20...0x7e).contains($0) || $0 == 0x09 }
        keptHeaders[name] = Self.trimmed(value.prefix(Limits.keptHeaderBytes))
        return true
    }

    /// Takes a piece of the body; answers false when enough of it has been read.
    func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        unsafe head.append(contentsOf: bytes.prefix(job.request.keptBytes - head.count))
        bodyBytes += bytes.count
        isBodyCut = bodyBytes > job.request.maxResponseBytes
        return !isBodyCut
    }

    /// What the caller is told, from libcurl's code and from what the callbacks saw.
    func exchange(_ code: CURLcode, _ handle: EasyHandle) -> HTTPClient.Exchange {
        let status = handle.status
        let result: Result<HTTPClient.Response, HTTPClient.Failure>
        if (code == CURLE_OK || isBodyCut) && (100...599).contains(status) {
            result = .success(
                HTTPClient.Response(status: status, headers: keptHeaders, head: head, isBodyCut: isBodyCut))
        } else {
            result = .failure(failure(code))
        }
        return HTTPClient.Exchange(result, timings: handle.timings, peer: handle.peer, isSent: handle.isSent)
    }

    private func failure(_ code: CURLcode) -> HTTPClient.Failure {
        if areHeadersTooLarge { return .tooLarge }
        if blockedAddresses > 0 && permittedAddresses == 0 { return .blockedAddress }
        switch code {
        case CURLE_OPERATION_TIMEDOUT: return .timeout
        case CURLE_COULDNT_RESOLVE_HOST: return .dns
        case CURLE_COULDNT_CONNECT, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE,
            CURLE_INTERFACE_FAILED:
            return .connect
        case CURLE_ABORTED_BY_CALLBACK: return .blockedAddress
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_SHUTDOWN_FAILED,
            CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT, CURLE_USE_SSL_FAILED,
            CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
            return .tls
        default: return .protocolViolation
        }
    }

    private static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> String {
        let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        let start = bytes.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) }.map { start[...$0] }
        return end.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

// The callbacks. Each is given the pointer of `EasyHandle.attach`, whose proof covers the use made of it here: the
// transfer is alive, and libcurl calls on the loop's own thread only.

private func transfer(_ context: UnsafeMutableRawPointer) -> Transfer {
    unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
}

/// Looks at every resolved address before a packet leaves for it.
let onOpenSocket: curl_opensocket_callback = { context, _, address in
    guard let context = unsafe context, let address = unsafe address else { return -1 }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe Int(dengwen_address_bytes(address, &bytes))
    guard unsafe transfer(context).admit(IPAddress(bytes: bytes.prefix(count))) else { return -1 }
    return unsafe dengwen_open_socket(address)
}

/// Looks at the address once more before the request leaves on a connection, because a connection that is reused
/// was opened under the rule of another request.
let onBeforeRequest: curl_prereq_callback = { context, primary, _, _, _ in
    guard let context = unsafe context, let primary = unsafe primary else { return CURL_PREREQFUNC_ABORT }
    let admitted = unsafe transfer(context).admit(IPAddress(String(cString: primary)))
    return admitted ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// Takes one header line. An answer other than the length ends the transfer.
let onHeader: curl_write_callback = { bytes, size, count, context in
    guard let context = unsafe context else { return 0 }
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe transfer(context).takeHeader(line) ? size * count : Int(CURL_WRITEFUNC_ERROR)
}

/// Takes a piece of the body. An answer other than the length ends the transfer.
let onBody: curl_write_callback = { bytes, size, count, context in
    guard let context = unsafe context else { return 0 }
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe transfer(context).takeBody(piece) ? size * count : Int(CURL_WRITEFUNC_ERROR)
}
