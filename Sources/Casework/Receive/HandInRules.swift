extension Receive.Rule {
    /// State secrets must not be typed into this network (C16).
    ///
    /// - Policy: DW-19
    static let stateSecret = Self(id: .stateSecret, policy: "DW-19") { input in
        Receive.fault(ofSecrets: input.isFreeOfStateSecrets).map { [(.noSecrets, $0)] } ?? []
    }

    /// Clocks start with the day of receipt: it cannot lie ahead.
    ///
    /// - Policy: JB-10
    static let date = Self(id: .date, policy: "JB-10") { input in
        Receive.fault(ofDay: input.draft.receivedOn, today: input.today).map { [(.receivedOn, $0)] } ?? []
    }

    /// What another body passed on names it, and its letter is not younger than the receipt.
    ///
    /// - Policy: SS-171
    static let transfer = Self(id: .transfer, policy: "SS-171") { input in
        guard let transfer = input.draft.transfer else {
            guard input.draft.channel == .transfer else { return [] }
            return [(.transferSource, Bilingual("请写明移送机关", "Name the body that passed it on"))]
        }
        var faults: [(field: Receive.Field, message: Bilingual)] = []
        if input.draft.channel != .transfer {
            faults.append(
                (
                    .transferSource,
                    Bilingual("只有转交的来件才填写移送机关", "Only what another body passed on names one")
                ))
        }
        if let day = transfer.letterOn, day > input.draft.receivedOn {
            faults.append(
                (.transferDay, Bilingual("来函日期不能晚于收到日期", "The letter cannot be younger than its receipt")))
        }
        if transfer.letterNumber.count > ReceiveLimits.letterNumberCharacters {
            faults.append((.transferNumber, tooLong(ReceiveLimits.letterNumberCharacters)))
        }
        return faults
    }

    /// - Policy: JB-10
    static let summary = Self(id: .summary, policy: "JB-10") { input in
        guard input.draft.summary.allSatisfy(\.isWhitespace), input.draft.text.allSatisfy(\.isWhitespace) else {
            return []
        }
        return [(.summary, Bilingual("请填写反映的问题", "Say what it is about"))]
    }

    /// A report names somebody, a unit or a place, or tells enough for somebody to find out.
    ///
    /// - Policy: JB-13
    static let accusedOrFacts = Self(id: .accusedOrFacts, policy: "JB-13") { input in
        let draft = input.draft
        let names = draft.accused.contains { person in
            [person.name, person.unit, person.post].contains { !$0.allSatisfy(\.isWhitespace) }
        }
        let told = [draft.summary, draft.text].map { words in words.count { !$0.isWhitespace } }.max() ?? 0
        guard !names, draft.place.allSatisfy(\.isWhitespace), told < 4 else { return [] }
        return [
            (
                .accused,
                Bilingual("请填写被反映人、单位或者事发地点中的一项", "Name the accused, the unit or the place, at least one of them")
            )
        ]
    }

    /// A real-name report needs a name and a way to reach its bearer; a contact without a name is neither.
    ///
    /// - Policy: JB-24
    static let reporter = Self(id: .reporter, policy: "JB-24") { input in
        let reporter = input.draft.reporter
        guard reporter.name.allSatisfy(\.isWhitespace), RegisterWords.saysSomething(reporter.phone) else { return [] }
        return [
            (
                .reporterName,
                Bilingual(
                    "填写了联系电话但没有姓名：请补充姓名，或者清空电话按匿名登记",
                    "There is a phone but no name: add the name, or clear the phone to register it as anonymous"
                )
            )
        ]
    }

    /// Nothing is cut off silently.
    static let length = Self(id: .length, policy: "DW-length") { input in
        var faults: [(field: Receive.Field, message: Bilingual)] = []
        let draft = input.draft
        if draft.summary.unicodeScalars.count > ReceiveLimits.summaryCharacters {
            faults.append((.summary, tooLong(ReceiveLimits.summaryCharacters)))
        }
        if draft.text.unicodeScalars.count > ReceiveLimits.textCharacters {
            faults.append((.text, tooLong(ReceiveLimits.textCharacters)))
        }
        if draft.accused.count > ReceiveLimits.accusedPerRow {
            faults.append(
                (
                    .accused,
                    Bilingual("被反映人最多\(ReceiveLimits.accusedPerRow)名", "At most \(ReceiveLimits.accusedPerRow) accused")
                ))
        }
        return faults
    }

    private static func tooLong(_ limit: Int) -> Bilingual {
        Bilingual("内容超过\(limit)字，请删减或者分件登记", "Longer than \(limit) characters; shorten it or register it in parts")
    }
}

extension Receive {
    /// What whoever types words of a report is told who has not confirmed that no state secret is in them, of a report as
    /// of what is added to one; nil once that is confirmed.
    ///
    /// - Policy: DW-19
    public static func fault(ofSecrets isFreeOfStateSecrets: Bool) -> Bilingual? {
        if isFreeOfStateSecrets { return nil }
        return Bilingual(
            "请确认内容不涉及国家秘密；涉及的，请当面递交或者通过机要渠道报送",
            "Confirm that it holds no state secret; hand such material in by person or by confidential post")
    }

    /// What is wrong with a day of receipt that somebody typed, of an item that is entered as of one that goes up sealed;
    /// nil for one that can be.
    ///
    /// - Policy: JB-10
    public static func fault(ofDay receivedOn: CivilDate, today: CivilDate) -> Bilingual? {
        if receivedOn > today {
            return Bilingual("收到日期不能晚于今天", "The day of receipt cannot lie after today")
        }
        if receivedOn < today.adding(months: -ReceiveLimits.oldestMonths) {
            return Bilingual("收到日期过早，请核对年份", "The day of receipt is too long ago; check the year")
        }
        return nil
    }
}
