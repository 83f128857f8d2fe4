public import Casework

/// Makes copies to read (净化副本): pictures are decoded and encoded anew, documents drawn page by page. Whatever is not a
/// point of what is seen stays behind: place, author, camera, thumbnails, scripts, what hangs behind the end. Whatever is
/// seen stays: of several pictures in one file none is left away.
public struct Cleaner: Sendable {
    public init() {}

    /// Whether this machine can do it: the programs are there, and the kernel lets us shut them in.
    public static func works() async -> Bool {
        let probe = Sandbox.Script(
            "for p in jpegtopnm pngtopnm giftopnm bmptopnm tifftopnm pamflip pamexec pnmtojpeg pdftoppm dwebp webpmux "
                + "heif-convert; do command -v $p || exit 1; done >&2; cat")
        return (try? await Sandbox.run(probe, input: Array("ok".utf8), limit: 16)) == .wrote(Array("ok".utf8))
    }

    /// Whether Chinese text is drawn whose font a document does not bring along.
    public static func knowsChinese() async -> Bool {
        let probe = Sandbox.Script("[ -e /usr/share/poppler/cMap/Adobe-GB1 ] && printf ok")
        return (try? await Sandbox.run(probe, input: [], limit: 16)) == .wrote(Array("ok".utf8))
    }

    /// - Throws: where the machine could not begin: the same may go through later.
    public func copy(
        _ bytes: [UInt8], of type: Attachment.FileType, within patience: Attachment.Patience
    ) async throws -> Attachment.Copied {
        guard PictureBounds.fits(type, bytes), let script = PictureScript.of(type, turned: PictureTurn(type, bytes))
        else { return .impossible }
        let seconds = patience == .first ? CleaningLimits.firstSeconds : CleaningLimits.seconds
        switch try await Sandbox.run(script, input: bytes, limit: AttachmentLimits.copyBytes, seconds: seconds) {
        case .wrote(let drawn): return Self.copy(drawn, bytes, of: type).map { .made($0) } ?? .impossible
        case .failed: return .impossible
        case .outOfTime: return .outOfTime
        }
    }

    /// Puts what was drawn together; nil where it is not all that is in the file.
    private static func copy(
        _ drawn: [UInt8], _ bytes: [UInt8], of type: Attachment.FileType
    ) -> Attachment.Copy? {
        guard let pictures = PlainJPEG.pictures(in: drawn[...]), let first = pictures.first else { return nil }
        switch type {
        case .pdf: return Attachment.Copy(.pdf, PageBook.write(pictures))
        case .tiff:
            let pages = TIFFPages(bytes).count
            // A page that could not be read is not passed over in silence; of very many the first ones are counted.
            let isWhole = pages > AttachmentLimits.pages ? pictures.count >= pages : pictures.count == pages
            return isWhole ? Attachment.Copy(.pdf, PageBook.write(pictures)) : nil
        case .gif, .webp, .heic:
            return pictures.count == 1
                ? Attachment.Copy(.jpeg, first.bytes) : Attachment.Copy(.pdf, PageBook.write(pictures))
        case .jpeg, .png, .bmp: return pictures.count == 1 ? Attachment.Copy(.jpeg, first.bytes) : nil
        case .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP, .archive, .markup, .program,
            .macros, .unknown:
            return nil
        }
    }
}
