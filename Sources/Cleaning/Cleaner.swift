public import Casework

/// Makes copies to read (净化副本): pictures are decoded and encoded anew, documents drawn page by page. Whatever is not a
/// point of what is seen stays behind: place, author, camera, thumbnails, scripts, what hangs behind the end.
public struct Cleaner: Sendable {
    public init() {}

    /// Whether this machine can do it: the programs are there, and the kernel lets us shut them in.
    public static func works() async -> Bool {
        let probe = Sandbox.Script(
            "for p in jpegtopnm pngtopnm giftopnm bmptopnm pamflip pnmtojpeg pdftoppm; "
                + "do command -v $p || exit 1; done >&2; cat")
        return await Sandbox.run(probe, input: Array("ok".utf8), limit: 16) == Array("ok".utf8)
    }

    /// - Returns: nil where no copy can be made of these bytes.
    public func copy(_ bytes: [UInt8], of type: Attachment.FileType, as kind: Attachment.CopyKind) async -> [UInt8]? {
        switch kind {
        case .jpeg:
            guard let script = Self.picture(type, turned: PictureTurn(type, bytes)) else { return nil }
            guard let encoded = await Sandbox.run(script, input: bytes, limit: AttachmentLimits.copyBytes) else {
                return nil
            }
            guard let picture = PlainJPEG.pictures(in: encoded[...]), picture.count == 1 else { return nil }
            return picture[0].bytes
        case .pdf:
            guard type == .pdf else { return nil }
            guard let drawn = await Sandbox.run(Self.pages, input: bytes, limit: AttachmentLimits.copyBytes),
                let pictures = PlainJPEG.pictures(in: drawn[...]), !pictures.isEmpty
            else { return nil }
            return PageBook.write(pictures)
        }
    }

    private static func picture(_ type: Attachment.FileType, turned turn: PictureTurn?) -> Sandbox.Script? {
        let decoder: String? =
            switch type {
            case .jpeg: "jpegtopnm -quiet"
            case .png: "pngtopnm -quiet"
            case .gif: "giftopnm -quiet"
            case .bmp: "bmptopnm -quiet"
            case .tiff, .webp, .heic, .pdf, .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP,
                .archive, .markup, .program, .macros, .unknown:
                nil
            }
        guard let decoder else { return nil }
        let flip = turn.map { " | pamflip -quiet \($0.options)" } ?? ""
        return Sandbox.Script("\(decoder)\(flip) | pnmtojpeg -quiet -quality=88")
    }

    private static let pages = Sandbox.Script(
        "pdftoppm -q -jpeg -l \(AttachmentLimits.pages) -scale-to \(CleaningLimits.pagePoints) -")
}
