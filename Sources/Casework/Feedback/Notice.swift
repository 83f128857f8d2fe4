/// A notice to a reporter (告知书), as structure; `Documents` gives it a page.
///
/// It can hold nothing of the report: its slots are number, dates, organ and contact. Whom the report accuses, and of
/// what, has no slot.
public struct Notice: Hashable, Sendable {
    /// Which notice.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 受理告知
        case acceptance
        /// 不予受理告知、引导
        case notAccepted = "not_accepted"
        /// 结果反馈
        case result
        /// 采纳批评建议的答复
        case suggestionAdopted = "suggestion_adopted"

        /// What it is called.
        public var name: Bilingual {
            switch self {
            case .acceptance: Bilingual("受理告知", "Notice of acceptance")
            case .notAccepted: Bilingual("不予受理告知", "Notice of non-acceptance")
            case .result: Bilingual("结果反馈", "Notice of result")
            case .suggestionAdopted: Bilingual("批评建议答复", "Answer to a suggestion")
            }
        }
    }

    public let kind: Kind
    public let title: Bilingual
    /// 发文字号, if the notice goes out as a document.
    public let number: DocumentNumber?
    /// In reading order, without salutation and signature.
    public let paragraphs: [Bilingual]
    /// The organ that signs.
    public let organName: String
    public let date: CivilDate
    /// For a text message: number and contact only, so that whoever sees the phone learns nothing.
    public let shortText: Bilingual
}

extension Notice {
    /// What every notice tells of the reporter's duty.
    ///
    /// - Policy: JB-36
    public static let secrecyDuty = "请您对本告知内容保密，不得对外泄露或者在网络上传播。"

    /// The slots that every notice has.
    public struct Slots: Hashable, Sendable {
        /// The register number of the report.
        public var itemNumber: String
        /// The day of its receipt.
        public var receivedOn: CivilDate
        /// The organ that received it and signs, by its full name.
        public var organName: String
        /// How the reporter reaches the petition office: telephone or address.
        public var contact: Bilingual
        /// The day of the notice.
        public var date: CivilDate
        public var number: DocumentNumber?

        public init(
            itemNumber: String, receivedOn: CivilDate, organName: String, contact: Bilingual, date: CivilDate,
            number: DocumentNumber? = nil
        ) {
            self.itemNumber = itemNumber
            self.receivedOn = receivedOn
            self.organName = organName
            self.contact = contact
            self.date = date
            self.number = number
        }
    }

    /// 受理告知: the report is accepted, and by whom.
    ///
    /// - Policy: JB-26
    public static func acceptance(_ slots: Slots) -> Notice {
        make(
            .acceptance, title: Bilingual("受理告知书", "Notice of acceptance"), slots,
            body: [
                Bilingual(
                    "您于\(slots.receivedOn.chinese)提交的信访举报（编号\(slots.itemNumber)）收悉。经审核，属于本机关受理范围，"
                        + "已由\(slots.organName)受理。",
                    "Your report received on \(slots.receivedOn) (no. \(slots.itemNumber)) is within the remit of this "
                        + "organ and has been accepted."),
                Bilingual(
                    "办理结果将按规定反馈。如有新的情况，请与我们联系。",
                    "You will be told the result as the rules provide. Please contact us if there is anything new."),
            ])
    }

    /// 不予受理告知: why it is not accepted and where to go.
    ///
    /// - Parameter competentOrgan: the organ that may settle the matter, if it is known. Not shown for reports without
    ///   substance.
    /// - Policy: JB-13
    public static func notAccepted(_ slots: Slots, reason: DeclineReason, competentOrgan: String?) -> Notice {
        let received = Bilingual(
            "您于\(slots.receivedOn.chinese)提交的信访举报（编号\(slots.itemNumber)）收悉。\(reason.told.zh)",
            "We have received your report of \(slots.receivedOn) (no. \(slots.itemNumber)). \(reason.told.en)")
        return make(
            .notAccepted, title: Bilingual("不予受理告知书", "Notice of non-acceptance"), slots,
            body: [received, reason.advice(competentOrgan: competentOrgan)])
    }

    /// 结果反馈: the report is finished, and how. No detail of the check, nothing on third persons.
    ///
    /// - Policy: JB-27
    public static func result(_ slots: Slots, conclusion: Conclusion) -> Notice {
        make(
            .result, title: Bilingual("办理结果反馈书", "Notice of result"), slots,
            body: [
                Bilingual(
                    "您于\(slots.receivedOn.chinese)提交的\(conclusion.endsAppeal ? "申诉" : "信访举报")"
                        + "（编号\(slots.itemNumber)）已经办结。\(conclusion.told.zh)",
                    "Your \(conclusion.endsAppeal ? "appeal" : "report") received on \(slots.receivedOn) (no. \(slots.itemNumber)) has been dealt with. "
                        + conclusion.told.en),
                Bilingual(
                    "如对办理结果有异议，或者有新的证据，可以向我们提出。",
                    "If you object to the result or have new evidence, you may tell us."),
            ])
    }

    /// 采纳答复: advice was adopted, and the signer is thanked. What became of it in detail is the other department's to tell.
    ///
    /// - Policy: DW-12
    public static func suggestionAdopted(_ slots: Slots) -> Notice {
        make(
            .suggestionAdopted, title: Bilingual("批评建议答复书", "Answer to a suggestion"), slots,
            body: [
                Bilingual(
                    "您于\(slots.receivedOn.chinese)提出的批评建议（编号\(slots.itemNumber)）收悉。经研究，已予采纳。感谢您的关心和支持。",
                    "Your suggestion received on \(slots.receivedOn) (no. \(slots.itemNumber)) has been studied and adopted. "
                        + "Thank you.")
            ])
    }

    /// The same in an office's own wording of it; its Chinese stands in every language.
    public func worded(_ paragraphs: [String]) -> Notice {
        Notice(
            kind: kind, title: title, number: number, paragraphs: paragraphs.map { Bilingual($0, $0) },
            organName: organName, date: date, shortText: shortText)
    }

    private static func make(_ kind: Kind, title: Bilingual, _ slots: Slots, body: [Bilingual]) -> Notice {
        let closing = [
            Bilingual("联系方式：\(slots.contact.zh)。", "Contact: \(slots.contact.en)."),
            Bilingual(
                secrecyDuty,
                "Please keep this notice confidential; it must not be passed on or published."),
        ]
        let short = Bilingual(
            "编号\(slots.itemNumber)的事项有新的告知，请联系\(slots.contact.zh)。请注意保密。",
            "There is a notice on no. \(slots.itemNumber). Please contact \(slots.contact.en). Please keep this "
                + "confidential."
        )
        return Notice(
            kind: kind, title: title, number: slots.number, paragraphs: body + closing, organName: slots.organName,
            date: slots.date, shortText: short)
    }
}

extension DeclineReason {
    /// The reason in the words of the rules.
    public var told: Bilingual {
        switch self {
        case .legalRemedy:
            Bilingual(
                "经审核，所提事项依法应当通过诉讼、仲裁、行政裁决、行政复议等途径解决，本机关不予受理。",
                "It is by law to be settled by litigation, arbitration, administrative ruling or review; "
                    + "this organ does not accept it.")
        case .otherOrgan:
            Bilingual(
                "经审核，所提事项依照规定属于其他机关或者单位职责范围，本机关不予受理。",
                "It is within the remit of another organ or unit; this organ does not accept it.")
        case .noSubstance:
            Bilingual(
                "经审核，来件未提供可供查核的具体事实，本机关暂不受理，留存备查。",
                "It gives no fact that can be checked; it is not accepted for now and kept on file.")
        }
    }

    fileprivate func advice(competentOrgan: String?) -> Bilingual {
        switch self {
        case .legalRemedy, .otherOrgan:
            if let competentOrgan {
                Bilingual(
                    "请您依规依法向\(competentOrgan)提出。", "Please turn to the competent organ: \(competentOrgan).")
            } else {
                Bilingual("请您依规依法向有权处理的机关、单位提出。", "Please turn to the organ or unit that is competent.")
            }
        case .noSubstance:
            Bilingual(
                "请您补充具体的时间、地点、人员、经过和证据线索。",
                "Please add when, where, who, what happened, and what could prove it.")
        }
    }
}

extension Conclusion {
    /// The result as it may be told, without any detail.
    public var told: Bilingual {
        switch self {
        case .closedWithoutCheck:
            Bilingual("经研究，按照规定予以了结。", "After study it was closed as the rules provide.")
        case .closedUnfounded:
            Bilingual("经核查，未发现违纪或者职务违法、职务犯罪问题，予以了结。", "A check found no breach; it was closed.")
        case .educated:
            Bilingual("经核查，已按照规定作出相应处理。", "After a check, measures were taken as the rules provide.")
        case .caseFiled:
            Bilingual("经核查，已按照规定进一步处理。", "After a check, it is being taken further as the rules provide.")
        case .transferredToPartyOrgan:
            Bilingual("经核查，已移交有关党组织处理。", "After a check, it was passed to the Party organisation concerned.")
        case .appealUpheld: Bilingual("经复审，决定维持原决定。", "After review, the decision stands.")
        case .appealVaried: Bilingual("经复审，决定变更原决定。", "After review, the decision is varied.")
        case .appealRevoked: Bilingual("经复审，决定撤销原决定。", "After review, the decision is revoked.")
        case .appealEnded: Bilingual("按照规定终止办理。", "It was ended as the rules provide.")
        }
    }
}

extension Notice {
    /// The kind of document whose wording an office can write for it; nil for one that has the usual words alone. A report
    /// without substance sends nobody to another organ, as the wording of guidance would.
    ///
    /// - Policy: JB-26, JB-13
    public static func wordedAs(_ kind: Kind, _ reason: DeclineReason?) -> DocumentKind? {
        switch (kind, reason) {
        case (.acceptance, _): .acceptance
        case (.notAccepted, .legalRemedy?), (.notAccepted, .otherOrgan?): .guidance
        case (.notAccepted, .noSubstance?), (.notAccepted, nil), (.result, _), (.suggestionAdopted, _): nil
        }
    }
}

extension Notice.Slots {
    /// What the wording of a notice can state of it.
    ///
    /// - Parameter competentOrgan: where the reporter is told to go, if that is known.
    public func values(_ kind: DocumentKind, _ reason: DeclineReason?, competentOrgan: String?) -> [DocumentField:
        String]
    {
        let all: [DocumentField: String] = [
            .item: itemNumber, .receivedOn: receivedOn.chinese, .organ: organName, .contact: contact.zh,
            .secrecyDuty: Notice.secrecyDuty, .basis: kind.form.basis, .declineReason: reason?.told.zh ?? "",
            .competentOrgan: competentOrgan ?? "有权处理的机关、单位",
        ]
        return all.filter { kind.form.ban(on: $0.key) == nil && !$0.value.isEmpty }
    }
}
