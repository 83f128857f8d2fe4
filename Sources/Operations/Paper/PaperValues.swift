import CaseStore
public import Casework

// What a document says of its file without anybody typing it.

extension OperationContext {
    /// The values of a document: what the file says, what was typed, and for what was not typed the usual words.
    func values(
        _ kind: DocumentKind, typed: [DocumentField: String], _ file: (report: ReportRecord, clue: ClueRecord?),
        by issuer: Organ.ID
    ) -> [DocumentField: String] {
        var values: [DocumentField: String] = [:]
        for field in DocumentField.allCases {
            let value: String? =
                switch field.source {
                case .file: kind.form.ban(on: field) == nil ? told(field, kind, file, issuer) : nil
                case .approval: nil
                // What must not be stated is kept, so that it is refused by its name and not dropped in silence.
                case .typed: typed[field] ?? (kind.form.ban(on: field) == nil ? usual(field, kind, file) : nil)
                }
            if let value, !value.isEmpty { values[field] = value }
        }
        return values
    }

    /// What only the file says.
    private func told(
        _ field: DocumentField, _ kind: DocumentKind, _ file: (report: ReportRecord, clue: ClueRecord?),
        _ issuer: Organ.ID
    ) -> String? {
        switch field {
        case .item: file.report.number?.text(of: file.report.report.receiver)
        case .clue: file.clue.map { $0.number.text(of: $0.organ) }
        case .receivedOn: file.report.report.receivedOn.chinese
        case .organ: issuerName(of: kind, issuer, on: today)
        case .contact: contact(of: issuer).zh
        case .secrecyDuty: Notice.secrecyDuty
        case .replyPeriod:
            kind == .inquiryLetter
                ? reply(.talkReply, "收到本函", owedBy: file.clue?.organ ?? issuer)
                : reply(.forwardAccept, "收到", owedBy: nil)
        case _: nil
        }
    }

    /// In whose name a document goes out: the organ's as it was on the day of issue, or its office's.
    public func issuerName(of kind: DocumentKind, _ issuer: Organ.ID, on day: CivilDate) -> String {
        guard let organ = directory(on: day)[issuer] ?? directory[issuer] else { return "" }
        return kind.issuer(organ.name, at: organ.level)
    }

    /// 自收到之日起5个工作日内, by the period in force.
    private func reply(_ kind: ClockKind, _ start: String, owedBy organ: Organ.ID?) -> String? {
        let policy = policies.policy(for: kind, owedBy: organ, startingOn: today)
        guard case .period(let period) = policy.length else { return nil }
        return "自\(start)之日起\(period.chinese)内"
    }

    /// What stands in the form before anybody has typed.
    private func usual(
        _ field: DocumentField, _ kind: DocumentKind, _ file: (report: ReportRecord, clue: ClueRecord?)
    ) -> String? {
        switch field {
        case .basis: return kind.form.basis
        case .items: return file.report.number?.text(of: file.report.report.receiver)
        case .deadline: return kind == .assignment ? dueDay(of: .assigned, owedBy: nil, from: today).chinese : nil
        case .competentOrgan: return "有权处理的机关、单位"
        case .declineReason:
            guard case .declined(let reason, _) = file.report.report.state else { return nil }
            return reason.told.zh
        case .legalBasis: return kind == .clarification ? kind.form.basis : nil
        case .result: return kind == .feedbackRecord ? conclusion(file.clue)?.told.zh : nil
        case .countersignature: return "书面说明由本人签名，经所在单位党委（党组）主要负责人签署意见后报送。"
        case .replyRequirement: return "请将采纳建议的情况书面回复我机关。"
        case _: return nil
        }
    }

    private func conclusion(_ clue: ClueRecord?) -> Conclusion? {
        switch clue?.clue.state {
        case .concluded(_, let conclusion)?, .fedBack(_, let conclusion)?, .archived(_, let conclusion, _)?:
            conclusion
        case .routed?, .claimed?, .returnRequested?, .returned?, .planProposed?, .underWay?, .held?,
            .resultProposed?, nil:
            nil
        }
    }

    /// To whom it goes, as the head of the page says: a reporter by the number of the report alone.
    func addressee(_ kind: DocumentKind, _ values: [DocumentField: String]) -> String {
        switch kind.form.audience {
        case .reporter:
            "\(kind == .petitionOpinion || kind == .petitionAcceptance ? "信访人" : "检举控告人")（来件编号\(values[.item] ?? "")）"
        case .lowerOrgan, .otherOrgan, .person, .unit, .leaders, .everybody, .file: values[.addressee] ?? ""
        }
    }
}
