extension Attachment {
    /// What is known of a file when it has come in whole.
    public struct Facts: Sendable {
        public var finding: FileFinding
        public var sender: Sender
        /// Files of the same hand-in before it, and files that hang on the report already.
        public var before: Int
        public var onReport: Int

        public init(finding: FileFinding, sender: Sender, before: Int = 0, onReport: Int = 0) {
            self.finding = finding
            self.sender = sender
            self.before = before
            self.onReport = onReport
        }
    }

    /// What becomes of a file.
    public enum Outcome: Equatable, Sendable {
        /// It is not taken; nothing of it stays.
        case refuse(Bilingual)
        /// It is kept, sealed as it came in; with a copy to read where one is made.
        case keep(copy: CopyKind?)
    }

    public enum RuleID: String, Sendable, CaseIterable {
        case count = "file_count"
        case empty = "file_empty"
        case size = "file_size"
        case program = "file_program"
        case markup = "file_markup"
        case archive = "file_archive"
        case unknown = "file_unknown"
        case points = "file_points"
        case copySize = "file_copy_size"
        case picture = "file_picture"
        case pages = "file_pages"
        case original = "file_original"
    }

    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        let outcome: @Sendable (Facts) -> Outcome?

        init(id: RuleID, policy: Policy, outcome: @escaping @Sendable (Facts) -> Outcome?) {
            self.id = id
            self.policy = policy
            self.outcome = outcome
        }
    }

    /// In order: the first one that applies decides. Evidence must not be lost, so that staff may keep anything as it is;
    /// the public page takes what can be looked at, and says what else to do.
    ///
    /// - Policy: DW-upload
    public static let rules: [Rule] = [
        .count, .empty, .size, .program, .markup, .archive, .unknown, .points, .copySize, .picture, .pages, .original,
    ]

    /// What becomes of a file, and by which rule.
    public static func decide(_ facts: Facts) -> (outcome: Outcome, rule: RuleID) {
        for rule in rules {
            if let outcome = rule.outcome(facts) { return (outcome, rule.id) }
        }
        return (.keep(copy: nil), .original)
    }

    /// Files of one hand-in.
    public static func filesAtOnce(of sender: Sender) -> Int {
        switch sender {
        case .reporter: AttachmentLimits.filesOfReporter
        case .staff: AttachmentLimits.filesOfStaff
        }
    }
}

extension Attachment.Rule {
    /// No more files than a report can hold, and than one hand-in brings.
    ///
    /// - Policy: DW-upload
    static let count = Self(id: .count, policy: "DW-upload") { facts in
        let most = Attachment.filesAtOnce(of: facts.sender)
        if facts.before >= most {
            return .refuse(Bilingual("一次最多提交\(most)个文件", "At most \(most) files at once"))
        }
        let all = AttachmentLimits.filesOfReport
        guard facts.onReport + facts.before >= all else { return nil }
        return .refuse(Bilingual("一件最多有\(all)个附件", "A report holds at most \(all) files"))
    }

    /// A file without a byte is a mistake of whoever chose it.
    ///
    /// - Policy: DW-upload
    static let empty = Self(id: .empty, policy: "DW-upload") { facts in
        facts.finding.bytes == 0 ? .refuse(Bilingual("文件是空的", "The file is empty")) : nil
    }

    /// Not more bytes than are kept of one file.
    ///
    /// - Policy: DW-upload
    static let size = Self(id: .size, policy: "DW-upload") { facts in
        guard facts.finding.bytes > AttachmentLimits.fileBytes else { return nil }
        return .refuse(
            Bilingual("文件超过500 MB，请分成几个，或者寄送光盘", "The file is over 500 MB: send it in parts, or on a disc"))
    }

    /// Nobody reports by a program; staff may have to keep one as evidence.
    ///
    /// - Policy: DW-upload
    static let program = Self(id: .program, policy: "DW-upload") { facts in
        guard facts.finding.type == .program, facts.sender == .reporter else { return nil }
        return .refuse(Bilingual("不能提交程序", "Programs are not taken"))
    }

    /// A page that a browser runs; a picture of it says the same.
    ///
    /// - Policy: DW-upload
    static let markup = Self(id: .markup, policy: "DW-upload") { facts in
        guard facts.finding.type == .markup, facts.sender == .reporter else { return nil }
        return .refuse(
            Bilingual("不能提交网页、SVG 或 XML，请提交截图或 PDF", "Web pages, SVG and XML are not taken: send a picture or PDF"))
    }

    /// What is inside an archive nobody can see before it is opened.
    ///
    /// - Policy: DW-upload
    static let archive = Self(id: .archive, policy: "DW-upload") { facts in
        guard facts.finding.type == .archive, facts.sender == .reporter else { return nil }
        return .refuse(
            Bilingual("不能提交压缩包，请解压后提交其中的文件", "Archives are not taken: send the files that are in it"))
    }

    /// What is none of the kinds that are listed.
    ///
    /// - Policy: DW-upload
    static let unknown = Self(id: .unknown, policy: "DW-upload") { facts in
        guard facts.finding.type == .unknown, facts.sender == .reporter else { return nil }
        return .refuse(
            Bilingual(
                "不认识这种文件，请转成图片、PDF、录音或录像",
                "This kind of file is not known here: turn it into a picture, PDF or recording"))
    }

    /// A picture that says it has more points than fit is not decoded (pixel flood).
    ///
    /// - Policy: DW-upload
    static let points = Self(id: .points, policy: "DW-upload") { facts in
        facts.finding.oddities.contains(.tooManyPoints) ? .keep(copy: nil) : nil
    }

    /// What is too long to be held in memory is kept as it is.
    ///
    /// - Policy: DW-upload
    static let copySize = Self(id: .copySize, policy: "DW-upload") { facts in
        facts.finding.bytes > AttachmentLimits.copiedBytes ? .keep(copy: nil) : nil
    }

    /// Pictures are encoded anew: nothing but their points is left.
    ///
    /// - Policy: DW-upload
    static let picture = Self(id: .picture, policy: "DW-upload") { facts in
        facts.finding.type.copyKind == .jpeg ? .keep(copy: .jpeg) : nil
    }

    /// A document is drawn page by page, and the pages are put into a new one.
    ///
    /// - Policy: DW-upload
    static let pages = Self(id: .pages, policy: "DW-upload") { facts in
        facts.finding.type.copyKind == .pdf ? .keep(copy: .pdf) : nil
    }

    /// Everything else is kept as it came in, and opened by whoever handles it, on a machine for that.
    ///
    /// - Policy: DW-upload
    static let original = Self(id: .original, policy: "DW-upload") { _ in .keep(copy: nil) }
}

extension Attachment.RuleID {
    /// What the rule says, for the page of rules.
    public var statement: Bilingual {
        switch self {
        case .count:
            Bilingual(
                "公众一次最多10个文件，工作人员20个，一件最多50个", "The public sends 10 files at once, staff 20; a report holds 50")
        case .empty: Bilingual("空文件不收", "An empty file is not taken")
        case .size: Bilingual("一个文件最多500 MB", "A file has at most 500 MB")
        case .program: Bilingual("公众页面不收程序和脚本", "The public page takes no programs or scripts")
        case .markup: Bilingual("公众页面不收网页、SVG、XML", "The public page takes no HTML, SVG or XML")
        case .archive: Bilingual("公众页面不收压缩包", "The public page takes no archives")
        case .unknown: Bilingual("公众页面不收不认识的文件", "The public page takes no file of an unknown kind")
        case .points:
            Bilingual(
                "超过6000万像素的图片不解码，只存原件", "A picture of over 60 million points is not decoded; its original is kept")
        case .copySize: Bilingual("超过64 MB的文件不做副本，只存原件", "No copy is made of more than 64 MB; the original is kept")
        case .picture: Bilingual("图片重新编码，去掉其余一切", "Pictures are encoded anew; all else is left away")
        case .pages: Bilingual("PDF 逐页绘制成新文件", "A PDF is drawn page by page into a new one")
        case .original: Bilingual("其余文件只存原件，从不直接打开", "Anything else is kept as it is and never opened in the browser")
        }
    }
}
