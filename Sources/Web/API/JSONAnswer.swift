import Casework
import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// What the API answers with.
enum JSONAnswer {
    /// What went wrong, in both languages.
    struct Failure: Encodable {
        struct Body: Encodable {
            let code: String
            let zh: String
            let en: String
            let fields: [Field]
        }

        struct Field: Encodable {
            let field: String
            let zh: String
            let en: String
        }

        let error: Body
    }

    static func value(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return Response(status: .internalServerError) }
        var headers = HTTPFields()
        headers[.contentType] = "application/json; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    static func failure(_ outcome: Answering.Outcome) -> Response {
        switch outcome {
        case .page(let kind, let reference):
            let words = ErrorPage(kind).heading
            let suffix = reference.map { " (\($0))" } ?? ""
            return failure(
                kind.rawValue, Text(words.zh + suffix, words.en + suffix), status: .init(code: kind.status)
            )
        // The caller has what it sent.
        case .tooLong: return failure(.page(.tooLarge))
        case .noRoom(let words): return failure("noRoom", words, status: .serviceUnavailable)
        case .refused(let reason, let remedy):
            return failure(
                "refused", Text("\(reason.zh)。\(remedy.zh)", "\(reason.en). \(remedy.en)"), status: .conflict)
        case .mend(let faults):
            return failure(
                "mend", .changeBeforeSaving(faults.count), status: .unprocessableContent, fields: fields(faults)
            )
        case .unreadable(let faults):
            let kind = ErrorPage.Kind.unreadable
            return failure(
                kind.rawValue, ErrorPage(kind).heading, status: .init(code: kind.status), fields: fields(faults)
            )
        case .factorFirst:
            return failure("factor", Text("请先登录并输入动态码", "Sign in with a code first"), status: .forbidden)
        case .scopeMissing(let scope):
            let words = Text("此令牌没有这项权限：\(scope.rawValue)", "The token lacks the scope \(scope.rawValue)")
            var response = failure("scope", words, status: .forbidden)
            // RFC 6750 §3.1
            response.headers[.wwwAuthenticate] = #"Bearer error="insufficient_scope", scope="\#(scope.rawValue)""#
            return response
        case .signInFirst:
            var response = failure("unauthorized", Text("请先登录", "Sign in first"), status: .unauthorized)
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
    }

    private static func fields(_ faults: [OperationError.Fault]) -> [Failure.Field] {
        faults.map { Failure.Field(field: $0.field, zh: $0.message.zh, en: $0.message.en) }
    }

    private static func failure(
        _ code: String, _ words: Text, status: HTTPResponse.Status, fields: [Failure.Field] = []
    ) -> Response {
        value(Failure(error: .init(code: code, zh: words.zh, en: words.en, fields: fields)), status: status)
    }
}
