import Casework

extension HTML {
    /// Which body passed a report on, and its letter; folded away while nothing stands in it.
    mutating func transferFields(in form: FormState) {
        let isFilled = TransferIn.deskFields.contains { !form.entered[$0].isEmpty || form.problem(with: $0) != nil }
        self(.details, .class("step"), .unfolded(isFilled)) { html in
            html(.summary, say: .transferTitle)
            html(.div, .class("fields")) { html in
                html.pick(
                    Field("transfer-source", .transferSource, hint: .transferHint),
                    TransferIn.Source.allCases.map { Choice($0.rawValue, $0.words) }, in: form)
                var number = Field("transfer-number", .transferNumber)
                number.longest = ReceiveLimits.letterNumberCharacters
                html.line(number, in: form)
                html.line(Field("transfer-day", .transferDay), .date, in: form)
            }
        }
    }
}

extension TransferIn {
    static let deskFields = ["transfer-source", "transfer-number", "transfer-day"]

    /// What the desk's form says of the body that passed it on; nil where it came in another way.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields, today: Day) throws(FormRefused) -> TransferIn? {
        let isTransfer = fields["channel"] == Channel.transfer.rawValue
        guard isTransfer || deskFields.contains(where: { !fields[$0].isEmpty }) else { return nil }
        var reader = FormReader(fields)
        if !isTransfer { reader.refuse("transfer-source", .transferOnly) }
        let source = reader.choice("transfer-source", of: TransferIn.Source.self, missing: .chooseTransferSource)
        let number = reader.line("transfer-number", longest: ReceiveLimits.letterNumberCharacters)
        let hasDay = !fields["transfer-day"].isEmpty
        let day = hasDay ? reader.day("transfer-day", missing: .typeReceivedDay, latest: today) : nil
        guard reader.problems.isEmpty, let source else { throw FormRefused(reader) }
        return TransferIn(source: source, letterNumber: number, letterOn: day?.civilDate)
    }
}

extension TransferIn.Source {
    var words: Text {
        switch self {
        case .superior: Text("上级交办、转办", "The organ above")
        case .petitionBureau: Text("信访局等信访工作机构", "Petition bureau")
        case .inspection: Text("巡视巡察机构", "Inspection")
        case .audit: Text("审计机关", "Audit")
        case .judicial: Text("司法机关", "Courts, procuratorates, police")
        case .administration: Text("行政执法机关、主管部门", "Administrative authorities")
        case .other: Text("其他机关", "Another body")
        }
    }
}

/// Words of what another body passed on.
extension Text {
    static let transferTitle = Text("转交来件：移送机关和来函", "Passed on by another body: who, and with which letter")
    static let transferSource = Text("移送机关", "Body that passed it on")
    static let transferHint = Text(
        "渠道为“上级或有关机关转交”的必须填写。", "Needed where the channel says that an organ passed it on.")
    static let transferNumber = Text("来函机关和文号", "Name of the body and number of its letter")
    static let transferDay = Text("来函日期", "Day of its letter")
    static let transferOnly = Text(
        "渠道不是转交的，请清空移送机关和来函。", "Clear this, or choose the channel “passed on by an organ”.")
    static let chooseTransferSource = Text("请选择移送机关", "Choose the body that passed it on")
}
