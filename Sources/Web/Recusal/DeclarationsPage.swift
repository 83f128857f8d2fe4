/// What somebody declares about relatives and interests (近亲属、利害关系申报), and for the head and cadre supervision what others
/// declared.
public struct DeclarationsPage: StaffPage {
    /// One declaration.
    public struct Row: Sendable {
        public var id: String
        /// Who declared it; nil for one's own.
        public var person: String?
        public var kind: Text
        public var about: String
        public var since: Day
        public var renewedOn: Day
        public var isRenewalDue: Bool
        /// Nil while it is so.
        public var endedOn: Day?
        /// Where one's own ends; nil for those of others.
        public var end: Link?

        public init(
            id: String, person: String?, kind: Text, about: String, since: Day, renewedOn: Day, isRenewalDue: Bool,
            endedOn: Day?, end: Link?
        ) {
            self.id = id
            self.person = person
            self.kind = kind
            self.about = about
            self.since = since
            self.renewedOn = renewedOn
            self.isRenewalDue = isRenewalDue
            self.endedOn = endedOn
            self.end = end
        }
    }

    public var relatives: [Row]
    public var interests: [Row]
    public var others: [Row]
    public var relations: [Choice]
    public var kinds: [Choice]
    public var units: [String]
    public var form: FormState

    public init(
        relatives: [Row], interests: [Row], others: [Row], relations: [Choice], kinds: [Choice], units: [String],
        form: FormState = FormState()
    ) {
        self.relatives = relatives
        self.interests = interests
        self.others = others
        self.relations = relations
        self.kinds = kinds
        self.units = units
        self.form = form
    }

    public var title: Text { .declarationsTitle }
    public var area: StaffArea? { .recusals }
    public var link: Link { .declarations }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.recusalTabs(current: link)
        html(.p, .class("hint"), say: .declarationsHint)
        html.problems(of: form)
        html.offer("declared-units", units)
        writeList(.myRelatives, relatives, into: &html, frame.token)
        writeKin(into: &html, frame.token)
        writeList(.myInterests, interests, into: &html, frame.token)
        writeInterest(into: &html, frame.token)
        if !relatives.isEmpty || !interests.isEmpty {
            html.postButton(.stillSo, to: .declarations, frame.token, style: "button primary")
        }
        if !others.isEmpty { writeList(.declarationsOfOthers, others, into: &html, frame.token) }
    }

    private func writeList(_ heading: Text, _ rows: [Row], into html: inout HTML, _ token: CSRFToken) {
        html(.h2, say: heading)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .nothingDeclared)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(heading)) { html in
            html(.table, .class("list")) { html in
                html.headings([.declarer, .relation, .subjectOfDeclaration, .renewedOn, .action])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html, token) }
                }
            }
        }
    }

    private func writeKin(into html: inout HTML, _ token: CSRFToken) {
        html(.details, .class("step"), .unfolded(form.isBack("kin-relation", "kin-name", "kin-unit"))) { html in
            html(.summary, say: .addRelative)
            html.post(to: .declareKin, token, style: "entry") { html in
                html.pick(Field("kin-relation", .relation, isRequired: true), relations, in: form)
                html.line(Field("kin-name", .relativeName, isRequired: true), in: form)
                html.line(
                    Field("kin-unit", .relativeUnit, hint: .relativeUnitHint), .offering("declared-units"), in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .declareIt)
                }
            }
        }
    }

    private func writeInterest(into html: inout HTML, _ token: CSRFToken) {
        html(.details, .class("step"), .unfolded(form.isBack("interest-kind", "interest-name", "interest-from"))) {
            html in
            html(.summary, say: .addInterest)
            html.post(to: .declareInterest, token, style: "entry") { html in
                html.pick(Field("interest-kind", .interestKind, isRequired: true), kinds, in: form)
                html.line(
                    Field("interest-unit", .interestUnit, hint: .interestUnitHint), .offering("declared-units"),
                    in: form)
                html.line(Field("interest-name", .interestPerson), in: form)
                html.line(Field("interest-from", .interestFrom, isRequired: true), .date, in: form)
                html.line(Field("interest-to", .interestTo, hint: .interestToHint), .date, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .declareIt)
                }
            }
        }
    }
}

extension DeclarationsPage.Row {
    fileprivate func write(into html: inout HTML, _ token: CSRFToken) {
        html(.tr) { html in
            html(.td) { html in if let person { html.told(person) } }
            html(.td, say: kind)
            html(.th, .scope(.row)) { html in html.told(about) }
            html(.td, .class("number")) { html in
                html.day(renewedOn)
                if isRenewalDue {
                    html.text(" ")
                    html.say(.renewalDue)
                }
            }
            html(.td, .class("do")) { html in
                if let endedOn {
                    html.say(.overSince)
                    html.text(" ")
                    html.day(endedOn)
                } else if let end {
                    html.postButton(.noLonger, to: end, token, style: "button small")
                }
            }
        }
    }
}
