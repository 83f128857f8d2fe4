public import CaseStore
public import Casework

/// The wording and the code words of an organ's documents, changed by its petition office or case supervision.
public struct DocumentWordings: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    private func require(_ caller: StaffCaller) throws {
        guard !caller.roles.isDisjoint(with: [.petitionLead, .caseSupervision]) else { throw OperationError.notFound }
    }

    /// The wording of every kind and the code word of every series.
    public func callAsFunction(
        as caller: StaffCaller
    ) async throws -> (wordings: [DocumentWording], codes: [DocumentSeries: String]) {
        try require(caller)
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let wordings = try DocumentKind.allCases.map { try transaction.wording(of: $0) }
            return (wordings, try context.codeWords(in: transaction, by: caller))
        }
    }

    /// Every version that the organ has written of a kind, the latest first. What went out in one stays in it.
    public func history(of kind: DocumentKind, as caller: StaffCaller) async throws -> [DocumentWording] {
        try require(caller)
        return try await context.transaction(as: .staff(caller)) { try $0.wordings(of: kind) }
    }

    /// Puts another wording in force from today; what was drafted before keeps the one that it was drafted with.
    ///
    /// - Throws: `OperationError.mend` on the field `text`, naming the field that is unknown, forbidden or missing.
    public func edit(_ kind: DocumentKind, _ text: String, as caller: StaffCaller) async throws -> Int {
        try require(caller)
        let template: DocumentTemplate
        do { template = try DocumentTemplate(text, for: kind) } catch {
            throw OperationError.mend([.init("text", error.message)])
        }
        let context = context
        do {
            return try await context.transaction(as: .staff(caller)) { transaction in
                let version = try transaction.save(template, by: caller)
                try transaction.audit(
                    AuditRecord("document.template", subject: kind.rawValue, [("version", String(version))]),
                    in: caller.organ)
                return version
            }
        } catch StoreError.refused("document_template_is_unique") {
            // Two people saved at the same moment.
            throw OperationError.stale
        }
    }

    /// Sets the code word (机关代字) of a series. A word that another series or another organ bears, or under which one of
    /// its numbers went out, would put one number on two papers.
    ///
    /// - Policy: GW-9
    public func setCodeWord(_ word: String, of series: DocumentSeries, as caller: StaffCaller) async throws {
        try require(caller)
        if let objection = DocumentSeries.objection(toWord: word) {
            throw OperationError.mend([.init("word", objection)])
        }
        let context = context
        let taken = OperationError.mend([
            .init(
                "word",
                Bilingual(
                    "另一种文书正在使用或者曾经使用此代字，号码会重复，请另定代字",
                    "Another series bears or bore this word and numbers would repeat: choose another"))
        ])
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                let inUse = try transaction.codeWordsInUse()
                guard !inUse.contains(where: { $0.series != series && $0.word == word }) else { throw taken }
                if let bearer = try transaction.bearer(ofCodeWord: word) {
                    throw OperationError.wordOfAnother(context.directory[bearer]?.name ?? bearer.rawValue)
                }
                try transaction.setCodeWord(word, of: series, by: caller)
                try transaction.audit(AuditRecord("document.code", subject: series.rawValue), in: caller.organ)
            }
        } catch StoreError.refused("document_code_word_is_new") {
            throw taken
        } catch StoreError.refused("document_code_word_names_one_series") {
            throw taken
        } catch StoreError.refused("document_code_word_is_one_organs") {
            throw OperationError.wordOfAnother("另一机关")
        }
    }
}

extension OperationContext {
    /// The code word of each series: the organ's own, or the default.
    func codeWords(
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [DocumentSeries: String] {
        let name = directory[caller.organ]?.name ?? ""
        let own = try transaction.codeWords()
        return Dictionary(
            uniqueKeysWithValues: DocumentSeries.allCases.map { ($0, own[$0] ?? $0.word(ofOrganNamed: name)) })
    }

    /// The number under which the order or the recommendation went out that a document writes out: the document bears the
    /// same. Nil where there is none, or where a paper that is void has used it up.
    ///
    /// - Policy: GW-9
    func givenNumber(of paper: PaperRecord, in transaction: borrowing Transaction) throws -> DocumentNumber? {
        guard let basis = paper.record else { return nil }
        return try transaction.asSystem { system in
            let number: DocumentNumber? =
                switch basis.ground {
                case .supervision: try system.supervision(Identifier(basis.id.rawValue)).number
                case .recommendation: try system.recommendation(Identifier(basis.id.rawValue)).number
                case .assignment, .clarification, .plan, .checkReport, .result, .feedback, .petition, .reminder: nil
                }
            guard let number else { return nil }
            return try system.papers(of: basis).contains { $0.number == number } ? nil : number
        }
    }

    /// The number that the paper of a recommendation bears already; nil where it is not signed yet.
    func paperNumber(
        of recommendation: RecommendationRecord, in transaction: borrowing Transaction
    ) throws -> DocumentNumber? {
        let basis = PaperBasis(.recommendation, recommendation.id.rawValue)
        return try transaction.asSystem { system in
            try system.papers(of: basis).last { $0.state == "issued" || $0.state == "void_proposed" }?.number
        }
    }

    /// The next number of a series of the caller's organ.
    ///
    /// - Policy: GW-9
    /// - Throws: `OperationError.refused` where another organ bears the code word too: one of them sets another first.
    func nextDocumentNumber(
        _ series: DocumentSeries, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> DocumentNumber {
        let year = transaction.today.year
        let word = try codeWords(in: transaction, by: caller)[series] ?? ""
        if let bearer = try transaction.bearer(ofCodeWord: word) {
            let name = directory[bearer]?.name ?? bearer.rawValue
            throw OperationError.refused(
                Bilingual("机关代字“\(word)”也由\(name)使用，号码会重复", "\(name) bears the code word \(word) too"),
                remedy: Bilingual(
                    "请信访室主任或者案件监督管理室在“文书式样”中另定本机关代字，再办理",
                    "Let the petition office or case supervision set another word among the wordings first"))
        }
        let sequence = try transaction.nextDocumentNumber(series, of: caller.organ, year: year)
        guard let number = DocumentNumber(organCode: word, year: year, sequence: sequence) else {
            throw StoreError.corrupt(table: "document_code")
        }
        return number
    }
}

extension OperationError {
    fileprivate static func wordOfAnother(_ organ: String) -> Self {
        .mend([
            .init(
                "word",
                Bilingual(
                    "\(organ)正在使用或者曾经使用此代字，号码会重复，请另定代字，以本机关简称开头",
                    "Another organ (\(organ)) bears or bore this word and numbers would repeat: choose another, which begins "
                        + "with the short name of your own"))
        ])
    }
}

extension DocumentTemplate.Fault {
    /// What to change.
    public var message: Bilingual {
        switch self {
        case .empty: Bilingual("请写明文书正文", "Write the wording")
        case .tooLong(let surplus): Bilingual("正文超出\(surplus)字", "It is \(surplus) characters too long")
        case .brokenBraces(let line):
            Bilingual("第\(line)行的花括号不成对，要素写作{{名称}}", "Line \(line): braces do not match; write {{name}}")
        case .unknownField(let name):
            Bilingual("没有名为“\(name)”的要素", "There is no field called \(name)")
        case .forbiddenField(let field, let policy):
            Bilingual(
                "这种文书不得写入“\(field.name.zh)”（\(field.rawValue)，\(policy.key)）",
                "It must not state \(field.rawValue): \(field.name.en) (\(policy.key))")
        case .missingField(let field):
            Bilingual(
                "缺少必备要素“\(field.name.zh)”，请写入{{\(field.rawValue)}}",
                "It has to state \(field.name.en): write {{\(field.rawValue)}}")
        case .callsFalse(let line, let policy):
            Bilingual(
                "第\(line)行称为诬告陷害：式样用于每一件，须逐件经设区的市级以上认定，请删去（\(policy.key)）",
                "Line \(line) calls it a false accusation, which is found of one matter alone by a prefecture or a higher "
                    + "level, and a wording is that of all: leave it out (\(policy.key))")
        }
    }
}
