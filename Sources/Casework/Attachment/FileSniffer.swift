/// Finds out what a file is while its bytes go by (按内容识别类型): it keeps the beginning and the end, and searches what
/// lies between for what should not be there.
public struct FileSniffer: Sendable {
    private var head: [UInt8] = []
    private var tail: [UInt8] = []
    private var overlap: [UInt8] = []
    private var found: Set<FileMarker> = []
    private var hasControls = false
    /// Bytes so far.
    public private(set) var count = 0

    public init() {}

    /// The next bytes, in order.
    public mutating func take(_ bytes: ArraySlice<UInt8>) {
        guard !bytes.isEmpty else { return }
        if head.count < AttachmentLimits.headBytes {
            head += bytes.prefix(AttachmentLimits.headBytes - head.count)
        }
        if count < AttachmentLimits.searchedBytes { search(bytes) }
        count += bytes.count
        tail += bytes.suffix(AttachmentLimits.tailBytes)
        if tail.count > AttachmentLimits.tailBytes { tail.removeFirst(tail.count - AttachmentLimits.tailBytes) }
    }

    private mutating func search(_ bytes: ArraySlice<UInt8>) {
        let window = overlap + bytes
        let longest = FileMarker.longest
        for index in window.indices {
            let byte = FileMarker.folded[Int(window[index])]
            if index >= overlap.count, FileMarker.isControl[Int(window[index])] { hasControls = true }
            guard FileMarker.begins[Int(byte)] else { continue }
            for marker in FileMarker.beginning(with: byte) where !found.contains(marker) {
                if marker.matches(window, at: index) { found.insert(marker) }
            }
        }
        overlap = Array(window.suffix(longest - 1))
    }

    /// What came by, now that it is over.
    ///
    /// - Parameters:
    ///   - name: as the sender calls it.
    ///   - declared: the media type that the sender states; may be empty.
    public func finding(name: String, declared: String) -> FileFinding {
        let type = type(name)
        var oddities: Set<Attachment.Oddity> = []
        if !FileName.fits(name, declared, type) { oddities.insert(.declaredOtherwise) }
        if FileName.isOdd(name) { oddities.insert(.name) }
        if !endsAsItShould(type) { oddities.insert(.trailing) }
        let size = PictureSize(type, head: head)
        if let size, size.points > AttachmentLimits.points { oddities.insert(.tooManyPoints) }
        oddities.formUnion(insides(type))
        return FileFinding(type: type, bytes: count, oddities: oddities)
    }

    private func type(_ name: String) -> Attachment.FileType {
        let signed = FileSignature.type(of: head)
        switch signed {
        case .archive where found.contains(.contentTypes):
            if found.contains(.macroProject) { return .macros }
            if found.contains(.wordFolder) { return .word }
            if found.contains(.sheetFolder) { return .sheet }
            return found.contains(.slideFolder) ? .slides : .archive
        case .ole: return found.contains(.macroStorage) ? .macros : .ole
        case .unknown where !hasControls && count > 0:
            return FileName.isOfProgram(name) ? .program : .text
        case let other: return other
        }
    }

    private func endsAsItShould(_ type: Attachment.FileType) -> Bool {
        switch type {
        case .jpeg: tail.suffix(2) == [0xFF, 0xD9]
        case .png: tail.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
        case .gif: tail.last == 0x3B
        case .pdf: FileMarker.contains(tail, Array("%%EOF".utf8))
        // It says its length at its beginning.
        case .webp: head.count >= 8 && head[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) } + 8 == count
        case .bmp, .tiff, .heic, .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP,
            .archive, .markup, .program, .macros, .unknown:
            true
        }
    }

    private func insides(_ type: Attachment.FileType) -> Set<Attachment.Oddity> {
        var oddities: Set<Attachment.Oddity> = []
        let isPlain: Bool =
            switch type {
            case .jpeg, .png, .gif, .bmp, .tiff, .webp, .pdf, .text: true
            // Office documents are archives full of markup; recordings are too long to be free of chance.
            case .heic, .word, .sheet, .slides, .ole, .mp3, .m4a, .wav, .amr, .mp4, .threeGP, .archive, .markup,
                .program, .macros, .unknown:
                false
            }
        guard isPlain else { return type == .macros ? [.active] : [] }
        if found.contains(.archiveEntry) || found.contains(.rar) { oddities.insert(.archiveInside) }
        if !found.isDisjoint(with: [.script, .html, .svg]) { oddities.insert(.markupInside) }
        if type == .pdf {
            if !found.isDisjoint(with: [.pdfScript, .pdfScriptShort, .pdfLaunch, .pdfFile]) {
                oddities.insert(.active)
            }
        } else if found.contains(.pdf) {
            oddities.insert(.archiveInside)
        }
        return oddities
    }
}

/// What a file turned out to be.
public struct FileFinding: Hashable, Sendable {
    public let type: Attachment.FileType
    public let bytes: Int
    public let oddities: Set<Attachment.Oddity>

    public init(type: Attachment.FileType, bytes: Int, oddities: Set<Attachment.Oddity> = []) {
        self.type = type
        self.bytes = bytes
        self.oddities = oddities
    }
}
