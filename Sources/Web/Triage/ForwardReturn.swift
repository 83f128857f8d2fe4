import Casework
import Hummingbird
import Operations

/// What the head of a petition office may do with a report that another organ passed on: give it back, with the reason.
public struct ForwardReturn: Sendable {
    /// Why it goes back.
    public var reasons: [Choice]

    public init(reasons: [Choice]) {
        self.reasons = reasons
    }
}

extension ForwardReturn {
    static let field = "forward-reason"

    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step")) { html in
            html(.summary, say: .forwardReturnTitle)
            html(.p, .class("hint"), say: .forwardReturnHint)
            html.post(to: .triageForwardReturn(id), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                html(.div, .class("actions")) { html in
                    for reason in reasons {
                        html(
                            .button, .submit, .class("button"), .name(Self.field), .value(reason.value),
                            say: reason.label
                        )
                    }
                }
            }
        }
    }
}

extension Site {
    /// Nil for whoever may not give it back, and for whatever is the organ's own.
    func forwardReturn(_ opened: OpenReport.Opened, for caller: StaffCaller) -> ForwardReturn? {
        let record = opened.record
        guard opened.isOfficeHead, record.isForwarded, record.holder == caller.organ else { return nil }
        guard !record.barred.organs.contains(record.report.receiver) else { return nil }
        return ForwardReturn(reasons: ForwardReturnReason.allCases.map { Choice($0.rawValue, $0.words) })
    }
}

extension TriageRoutes {
    func addForwardReturn(to router: Router<BasicRequestContext>) {
        router.post("triage/:id/forward-return") { request, context in
            let staff = try await site.staff(request, .triage)
            let id = try Report.ID(in: context)
            guard let reason = ForwardReturnReason(rawValue: try await staff.form()[ForwardReturn.field]) else {
                throw Unanswerable.notOffered(ForwardReturn.field, .reason)
            }
            return try await act(id, staff) {
                try await ReturnForwarded(site.context)(id, reason, as: staff.caller)
                return staff.see(.triage, done: .forwardReturned)
            }
        }
    }
}
