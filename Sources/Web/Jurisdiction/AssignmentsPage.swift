/// What waits for a decision, what the organ assigned, and what was assigned to it with its clocks.
public struct AssignmentsPage: StaffPage {
    /// What the reader may do with an assignment. The raw value stands in the address.
    public enum Act: String, Sendable, CaseIterable {
        case receive, propose, approve
        case sendBack = "back"
    }

    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        /// The identifier of the clue in addresses.
        public var clue: String
        public var number: String
        /// Assigned by the reader's organ, or to it.
        public var direction: Text
        public var other: String
        public var reason: Text
        public var state: Text
        public var clock: ClockFace?
        public var acts: [Act]
        /// Nobody has signed for it in the working days set here (DW-sign).
        public var isUnsigned = false
        /// The reader approves its result only because every head must stand aside.
        public var isStandIn = false
        /// Where its letter is written; nil for who does not write it.
        public var document: Link?

        public init(
            id: String, clue: String, number: String, direction: Text, other: String, reason: Text, state: Text,
            clock: ClockFace?, acts: [Act], document: Link? = nil
        ) {
            self.id = id
            self.clue = clue
            self.number = number
            self.direction = direction
            self.other = other
            self.reason = reason
            self.state = state
            self.clock = clock
            self.acts = acts
            self.document = document
        }
    }

    public var waiting: [MeasureRow]
    public var joint: [MeasureRow]
    public var rows: [Row]
    public var paging: Paging
    public var form: FormState

    public init(
        waiting: [MeasureRow], joint: [MeasureRow], rows: [Row], paging: Paging = Paging(),
        form: FormState = FormState()
    ) {
        self.waiting = waiting
        self.joint = joint
        self.rows = rows
        self.paging = paging
        self.form = form
    }

    public var title: Text { .assignmentsTitle }
    public var area: StaffArea? { .jurisdiction }
    public var link: Link { .assignments.after(paging.cursor) }

    /// The field of the review's day in the form of one assignment.
    static func field(_ id: String) -> String { "reviewed-" + id }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html(.section) { html in
            html(.h2, say: .measuresWaiting)
            html.measures(waiting, named: .measuresWaiting)
            html(.p) { html in html(.a, .href(.measureLedger), say: .toLedger) }
        }
        if !joint.isEmpty {
            html(.section) { html in
                html(.h2, say: .measuresJoint)
                html.firstOnly(joint.count)
                html.measures(joint, named: .measuresJoint)
            }
        }
        html(.section) { html in
            html(.h2, say: .assignmentsList)
            writeRows(into: &html, in: frame)
        }
        html.paging(paging)
    }

    private func writeRows(into html: inout HTML, in frame: StaffFrame) {
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noAssignments)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.assignmentsList)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .clueNumber, .direction, .otherOrgan, .measureReason, .state, .nearestClock, .nextSteps,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(form, into: &html, in: frame) }
                }
            }
        }
    }
}

extension AssignmentsPage.Row {
    fileprivate func write(_ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html(.a, .href(.measures(clue)), .class("number"), text: number) }
            html(.td, say: direction)
            html(.td) { html in html.told(other) }
            html(.td, say: reason)
            html(.td) { html in
                html.say(state)
                if isUnsigned { html.flag(Flag(.assignmentUnsigned, .urgent)) }
            }
            html(.td) { html in
                if let clock { html.chip(clock) }
            }
            html(.td) { html in
                html.standIn(isStandIn)
                for act in acts { write(act, form, into: &html, in: frame) }
                html.paperLink(document)
            }
        }
    }

    private func write(
        _ act: AssignmentsPage.Act, _ form: FormState, into html: inout HTML, in frame: StaffFrame
    ) {
        let target = Link.assignment(id, act.rawValue)
        switch act {
        case .receive: html.postButton(.receiveAssignment, to: target, frame.token, style: "button primary")
        case .approve: html.postButton(.approveReport, to: target, frame.token, style: "button primary")
        case .sendBack: html.postButton(.sendBackReport, to: target, frame.token)
        case .propose:
            html.post(to: target, frame.token, style: "entry") { html in
                html.line(Field(AssignmentsPage.field(id), .reviewedOn, isRequired: true), .date, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .reportResult)
                }
            }
        }
    }
}
