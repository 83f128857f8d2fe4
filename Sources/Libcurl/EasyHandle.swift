internal import CLibcurl

/// A libcurl easy handle, used for one request after the other.
///
/// Confined to the thread of the ``TransferLoop`` that made it: it is not `Sendable`, and nothing hands it out.
@safe final class EasyHandle {
    /// The address of a handle as a number: enough to find it again, and nothing can be done through it.
    typealias Key = UInt

    /// libcurl's pointer.
    let raw: UnsafeMutableRawPointer

    /// The options of the current request, in the order in which they were applied.
    private(set) var applied: [EasyOption] = []

    private var headers: UnsafeMutablePointer<curl_slist>?

    /// Answers nil when libcurl has no memory left.
    init?() {
        guard let raw = unsafe curl_easy_init() else { return nil }
        unsafe self.raw = unsafe raw
    }

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe curl_slist_free_all(headers)
    }

    var key: Key { unsafe Self.key(of: raw) }

    static func key(of raw: UnsafeMutableRawPointer) -> Key { UInt(bitPattern: raw) }

    /// Forgets the last request, so that none of it can leak into the next one. Connections are kept by the multi
    /// handle and survive.
    func reset() {
        unsafe curl_easy_reset(raw)
        unsafe curl_slist_free_all(headers)
        unsafe headers = nil
        applied = []
    }

    /// Sets the options; answers false when libcurl refuses one of them, after which the handle must not be used
    /// before ``reset()``: a request without one of its protections is no request.
    func apply(_ options: [EasyOption]) -> Bool {
        for option in options {
            let number = CURLoption(rawValue: option.number)
            let code =
                switch option.value {
                case .long(let value): unsafe dengwen_easy_set_long(raw, number, value)
                case .offset(let value): unsafe dengwen_easy_set_offset(raw, number, curl_off_t(value))
                case .text(let value): unsafe dengwen_easy_set_text(raw, number, value)
                case .null: unsafe dengwen_easy_set_text(raw, number, nil)
                }
            guard code == CURLE_OK else { return false }
            applied.append(option)
        }
        return true
    }

    /// Sets headers and body, both copied by libcurl.
    func apply(headers list: [HTTPClient.Header], body: [UInt8], isPost: Bool) -> Bool {
        // A name without a value takes libcurl's own header away: no waiting for 100-continue, no invented type.
        for line in list.map({ "\($0.name): \($0.value)" }) + ["Expect:", "Accept:"] {
            guard let longer = unsafe curl_slist_append(headers, line) else { return false }
            unsafe headers = unsafe longer
        }
        guard unsafe dengwen_easy_set_list(raw, CURLOPT_HTTPHEADER, headers) == CURLE_OK else { return false }
        guard isPost else { return true }
        return unsafe body.withUnsafeBytes { bytes in
            // An empty array has no address, and no address would mean "read the body from a callback".
            guard let base = bytes.baseAddress else {
                return unsafe dengwen_easy_set_text(raw, CURLOPT_COPYPOSTFIELDS, "") == CURLE_OK
            }
            return unsafe dengwen_easy_set_pointer(
                raw, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: base)) == CURLE_OK
        }
    }

    /// Points the five callbacks at `transfer`.
    ///
    /// Proof: the pointer is unretained and stays valid because the loop keeps `transfer` in `active` until the
    /// handle has been removed from the multi handle, after which libcurl calls nothing for it.
    func attach(_ transfer: Transfer) -> Bool {
        let context = unsafe Unmanaged.passUnretained(transfer).toOpaque()
        let codes = unsafe [
            dengwen_easy_set_opensocket(raw, onOpenSocket),
            dengwen_easy_set_pointer(raw, CURLOPT_OPENSOCKETDATA, context),
            dengwen_easy_set_prereq(raw, onBeforeRequest),
            dengwen_easy_set_pointer(raw, CURLOPT_PREREQDATA, context),
            dengwen_easy_set_write(raw, CURLOPT_HEADERFUNCTION, onHeader),
            dengwen_easy_set_pointer(raw, CURLOPT_HEADERDATA, context),
            dengwen_easy_set_write(raw, CURLOPT_WRITEFUNCTION, onBody),
            dengwen_easy_set_pointer(raw, CURLOPT_WRITEDATA, context),
        ]
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    /// The status of the last response, 0 when none came.
    var status: Int {
        var value = 0
        return unsafe dengwen_easy_get_long(raw, CURLINFO_RESPONSE_CODE, &value) == CURLE_OK ? value : 0
    }

    /// Whether any of the request has left.
    var isSent: Bool {
        var bytes = 0
        return unsafe dengwen_easy_get_long(raw, CURLINFO_REQUEST_SIZE, &bytes) == CURLE_OK && bytes > 0
    }

    /// Durations, made from libcurl's running totals.
    var timings: HTTPClient.Timings {
        let name = microseconds(CURLINFO_NAMELOOKUP_TIME_T)
        let connect = microseconds(CURLINFO_CONNECT_TIME_T)
        let tls = microseconds(CURLINFO_APPCONNECT_TIME_T)
        return HTTPClient.Timings(
            name: name,
            connect: max(connect - name, 0),
            tls: tls == 0 ? 0 : max(tls - connect, 0),
            total: microseconds(CURLINFO_TOTAL_TIME_T)
        )
    }

    /// The address of the other side, once a connection stood.
    var peer: IPAddress? {
        var text: UnsafePointer<CChar>?
        guard unsafe dengwen_easy_get_text(raw, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text = unsafe text else {
            return nil
        }
        return IPAddress(unsafe String(cString: text))
    }

    private func microseconds(_ info: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        return unsafe dengwen_easy_get_offset(raw, info, &value) == CURLE_OK ? Int64(value) : 0
    }
}
