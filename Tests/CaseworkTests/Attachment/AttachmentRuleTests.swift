import Testing

@testable import Casework

@Suite struct AttachmentRuleTests {
    private static func decide(
        _ type: Attachment.FileType, _ sender: Attachment.Sender = .reporter, bytes: Int = 1_000, before: Int = 0,
        onReport: Int = 0, _ oddities: Set<Attachment.Oddity> = []
    ) -> (outcome: Attachment.Outcome, rule: Attachment.RuleID) {
        Attachment.decide(
            Attachment.Facts(
                finding: FileFinding(type: type, bytes: bytes, oddities: oddities), sender: sender, before: before,
                onReport: onReport))
    }

    private static func isRefused(_ outcome: Attachment.Outcome) -> Bool {
        if case .refuse = outcome { return true }
        return false
    }

    @Test(arguments: [
        (Attachment.FileType.program, "file_program"), (.markup, "file_markup"), (.archive, "file_archive"),
        (.unknown, "file_unknown"),
    ]) func `DW-upload Attachment: what nobody can look at is refused to the public, and kept for staff without a copy`(
        _ type: Attachment.FileType, _ rule: String
    ) {
        let decided = Self.decide(type)
        #expect(Self.isRefused(decided.outcome) && decided.rule.rawValue == rule)
        let kept = Self.decide(type, .staff)
        #expect(kept.outcome == .keep(copy: nil) && kept.rule.rawValue == "file_original")
    }

    @Test func `DW-upload Attachment: "file_count", "file_empty" and "file_size" are bounds for everybody`() {
        for sender in Attachment.Sender.allCases {
            let most = Attachment.filesAtOnce(of: sender)
            #expect(Self.decide(.jpeg, sender, before: most).rule.rawValue == "file_count")
            #expect(Self.decide(.jpeg, sender, before: most - 1).outcome == .keep(copy: .jpeg))
            #expect(Self.decide(.jpeg, sender, before: 1, onReport: 49).rule.rawValue == "file_count")
            #expect(Self.decide(.jpeg, sender, onReport: 49).outcome == .keep(copy: .jpeg))
            #expect(Self.decide(.unknown, sender, bytes: 0).rule.rawValue == "file_empty")
            let size = Self.decide(.mp4, sender, bytes: AttachmentLimits.fileBytes + 1)
            #expect(size.rule.rawValue == "file_size" && Self.isRefused(size.outcome))
            #expect(Self.decide(.mp4, sender, bytes: AttachmentLimits.fileBytes).outcome == .keep(copy: nil))
        }
    }

    @Test func `DW-upload Attachment: "file_points" and "file_copy_size" keep the original alone`() {
        let flood = Self.decide(.png, .reporter, [.tooManyPoints])
        #expect(flood.outcome == .keep(copy: nil) && flood.rule.rawValue == "file_points")
        let long = Self.decide(.pdf, bytes: AttachmentLimits.copiedBytes + 1)
        #expect(long.outcome == .keep(copy: nil) && long.rule.rawValue == "file_copy_size")
        #expect(Self.decide(.pdf, bytes: AttachmentLimits.copiedBytes).outcome == .keep(copy: .pdf))
    }

    @Test func `DW-upload Attachment: "file_picture" and "file_pages" are copied, all else is "file_original"`() {
        for type in Attachment.FileType.allCases {
            let decided = Self.decide(type, .staff)
            switch type.copyKind {
            case .jpeg: #expect(decided.outcome == .keep(copy: .jpeg) && decided.rule.rawValue == "file_picture")
            case .pdf: #expect(decided.outcome == .keep(copy: .pdf) && decided.rule.rawValue == "file_pages")
            case nil: #expect(decided.outcome == .keep(copy: nil) && decided.rule.rawValue == "file_original")
            }
        }
        #expect(
            Attachment.FileType.allCases.filter { $0.copyKind != nil }
                == [.jpeg, .png, .gif, .bmp, .tiff, .webp, .heic, .pdf])
        for type: Attachment.FileType in [.ole, .archive, .markup, .program, .macros, .unknown] {
            #expect(type.nameExtension == "bin", "a double click opens nothing")
        }
    }

    @Test func `DW-split the files that a part names go with it`() {
        #expect(Split.files(namedIn: "见附件1、附件 12和附件　3。") == [1, 12, 3])
        #expect(Split.files(namedIn: "附件") == [] && Split.files(namedIn: "附件0 附件51 附件一") == [])
        #expect(Split.files(namedIn: "没有") == [])
    }
}
