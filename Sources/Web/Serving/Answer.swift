import HTTPTypes
import Hummingbird
import NIOCore

/// Builds responses.
enum Answer {
    static func html(
        _ html: HTML, _ headers: KeyValuePairs<String, String>, status: HTTPResponse.Status, _ settings: WebSettings
    ) -> Response {
        var fields = HTTPFields()
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        if settings.secureCookies { fields[.strictTransportSecurity] = PageHeaders.transport }
        fields[.contentType] = "text/html; charset=utf-8"
        fields[.contentLanguage] = html.language.tag
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    /// Goes on to another page of this site, so that reloading it repeats nothing.
    static func see(_ link: Link) -> Response { see(link.rawValue) }

    static func see(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
    }

    static func asset(_ asset: Asset) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = asset.mediaType
        fields[.cacheControl] = Asset.cacheControl
        fields[.xContentTypeOptions] = "nosniff"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
