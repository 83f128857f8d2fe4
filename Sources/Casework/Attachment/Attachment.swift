/// A file on a report (附件): what was handed in with it, added by the office, or collected in a check.
public struct Attachment: Sendable {
    public typealias ID = Identifier<Attachment>

    /// How it came to the report.
    public enum Origin: String, Sendable, CaseIterable {
        /// With the letter, or at the public page.
        case handedIn = "handed_in"
        /// Later, by the petition office.
        case office
        /// As material of a check (核查材料): the room's, and not the petition office's that sent the report down.
        case check
    }

    /// Who hands a file in.
    public enum Sender: Sendable, CaseIterable {
        case reporter, staff
    }

    /// What a virus scanner said.
    public enum ScanState: String, Sendable, CaseIterable {
        case waiting
        /// This site has no scanner.
        case off
        case clean, infected
        /// The scanner never answered for it: it opens to nobody.
        case givenUp = "given_up"
        /// The same, and somebody who may have the original said that they open it all the same.
        case released

        /// Whether the original is handed out.
        public var opensOriginal: Bool {
            switch self {
            case .off, .clean, .released: true
            case .waiting, .infected, .givenUp: false
            }
        }
    }

    /// How far the cleaned copy is.
    public enum CopyState: String, Sendable, CaseIterable {
        /// Nothing of this kind is copied.
        case none
        case waiting, made, failed
    }

    /// What a copy is made of.
    public enum CopyKind: String, Sendable, CaseIterable {
        /// A picture, encoded anew.
        case jpeg
        /// Pages as pictures, in a document that this program writes.
        case pdf
    }

    /// A copy as it was made.
    public struct Copy: Equatable, Sendable {
        public let kind: CopyKind
        public let bytes: [UInt8]

        public init(_ kind: CopyKind, _ bytes: [UInt8]) {
            self.kind = kind
            self.bytes = bytes
        }
    }

    /// What came of making a copy.
    public enum Copied: Equatable, Sendable {
        case made(Copy)
        /// None can be made of these bytes, or none that shows all that is in them.
        case impossible
        /// It took longer than it may.
        case outOfTime
    }

    /// How long making a copy may take. Every file has a short first try, so that nobody waits long behind one that
    /// takes its time: that one is tried once more, behind all others.
    public enum Patience: Sendable {
        case first, last
    }

    /// Why somebody reads the original and not the copy; goes into the audit log.
    public enum Purpose: String, Sendable, CaseIterable {
        case evidence, unreadable, examination
        case handOver = "hand_over"
    }
}

/// The bytes of a file, which begin to come in before there is a report that they belong to.
public struct Upload: Sendable {
    public typealias ID = Identifier<Upload>
}

extension Attachment {
    /// What a file is, by its bytes. Its name is never asked, but for what makes it more dangerous.
    public enum FileType: String, Sendable, CaseIterable {
        case jpeg, png, gif, bmp, tiff, webp, heic
        case pdf, word, sheet, slides
        /// Office documents of before 2007 (DOC, XLS, PPT): one container for all of them.
        case ole
        case text
        case mp3, m4a, wav, amr, mp4
        case threeGP = "three_gp"
        /// ZIP, RAR, 7z, gzip …: what it holds is not looked at.
        case archive
        /// HTML, SVG, XML: what a browser would run.
        case markup
        /// Programs and scripts.
        case program
        /// Office documents that carry macros.
        case macros
        case unknown
    }

    /// What is odd about a file. Whoever opens it is told.
    public enum Oddity: String, Sendable, CaseIterable {
        /// Its name or the browser says another type than its bytes.
        case declaredOtherwise = "declared_otherwise"
        /// It does not end where a file of its kind ends: something hangs behind it, or it is cut off.
        case trailing
        /// It looks like one kind and holds an archive as well.
        case archiveInside = "archive_inside"
        /// It looks like one kind and holds what a browser would run.
        case markupInside = "markup_inside"
        /// A document that runs something, or carries other files.
        case active
        /// A picture of more points than are decoded here.
        case tooManyPoints = "too_many_points"
        /// A name that reads otherwise than it is: direction marks, control characters, names of devices.
        case name
    }
}

extension Attachment.FileType {
    /// How a file of the type ends, for the neutral name under which it is handed out.
    public var nameExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .png, .gif, .bmp, .webp, .heic, .pdf, .mp3, .m4a, .wav, .amr, .mp4: rawValue
        case .tiff: "tif"
        case .word: "docx"
        case .sheet: "xlsx"
        case .slides: "pptx"
        case .text: "txt"
        case .threeGP: "3gp"
        // Named so that a double click opens nothing.
        case .ole, .archive, .markup, .program, .macros, .unknown: "bin"
        }
    }

    /// Whether parts of it are asked for one by one: recordings are long.
    public var isRecording: Bool {
        switch self {
        case .mp3, .m4a, .wav, .amr, .mp4, .threeGP: true
        case .jpeg, .png, .gif, .bmp, .tiff, .webp, .heic, .pdf, .word, .sheet, .slides, .ole, .text, .archive, .markup,
            .program, .macros, .unknown:
            false
        }
    }

    /// Ends of names and media types that go with the type; empty where none is expected.
    var declared: Set<String> {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif", "image/jpeg", "image/pjpeg"]
        case .png: ["png", "image/png"]
        case .gif: ["gif", "image/gif"]
        case .bmp: ["bmp", "image/bmp", "image/x-ms-bmp"]
        case .tiff: ["tif", "tiff", "image/tiff"]
        case .webp: ["webp", "image/webp"]
        case .heic: ["heic", "heif", "image/heic", "image/heif"]
        case .pdf: ["pdf", "application/pdf"]
        case .word: ["docx", Self.openXML + "wordprocessingml.document"]
        case .sheet: ["xlsx", Self.openXML + "spreadsheetml.sheet"]
        case .slides: ["pptx", Self.openXML + "presentationml.presentation"]
        case .ole:
            [
                "doc", "xls", "ppt", "wps", "et", "application/msword", "application/vnd.ms-excel",
                "application/vnd.ms-powerpoint",
            ]
        case .text: ["txt", "csv", "text/plain", "text/csv"]
        case .mp3: ["mp3", "audio/mpeg", "audio/mp3"]
        case .m4a: ["m4a", "audio/mp4", "audio/x-m4a", "audio/m4a"]
        case .wav: ["wav", "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave"]
        case .amr: ["amr", "audio/amr", "audio/3gpp"]
        case .mp4: ["mp4", "m4v", "mov", "video/mp4", "video/quicktime"]
        case .threeGP: ["3gp", "3gpp", "video/3gpp", "audio/3gpp"]
        case .archive, .markup, .program, .macros, .unknown: []
        }
    }

    private static let openXML = "application/vnd.openxmlformats-officedocument."
}

extension Attachment.FileType {
    /// What a copy of such a file is made of, as far as its type tells; nil where none is made. A picture that turns out to
    /// hold several becomes a document of them.
    public var copyKind: Attachment.CopyKind? {
        switch self {
        case .jpeg, .png, .gif, .bmp, .webp, .heic: .jpeg
        // A fax or a scan: it has pages, and a copy of the first one would hide the others.
        case .pdf, .tiff: .pdf
        case .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP, .archive,
            .markup,
            .program, .macros, .unknown:
            nil
        }
    }
}
