import Casework
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// A line of the sealed register: how it went up, who received it, and its signed hand-off.
///
/// - Policy: JB-15, ZJ-23
public struct SealedLinePage: StaffPage {
    /// A signed line of the hand-off.
    public struct Signed: Sendable {
        public var step: Text
        public var organ: String
        public var on: Day
        /// Nil where a rule did it.
        public var by: String?
        public var at: Moment
        /// The first digits of the hash.
        public var mark: String
    }

    public var id: String
    /// Nil for the head, as on the list.
    public var number: String?
    public var facts: [Fact]
    /// Until when it must be above; nil once it went up.
    public var clock: ClockFace?
    public var signed: [Signed]
    /// Nil where nobody is asked for the receipt.
    public var receipt: FormState?
    /// Whether the reader recorded that it was sent: another person records its receipt.
    public var isSender = false
    /// Whether the reader may take the file up.
    public var mayTake = false
    /// Nil where it went up already, and for whoever does not record it.
    public var handOver: HandOverForm?

    public var title: Text { .sealedLineTitle }
    public var area: StaffArea? { .sealed }
    public var link: Link { .sealedLine(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if let form = receipt ?? handOver?.form { html.problems(of: form) }
        html(.p) { html in html(.a, .href(.sealed), say: .sealedListTitle) }
        if let number { html(.h2, .class("number"), text: number) }
        html.facts(facts)
        if let clock { html(.p) { html in html.chip(clock) } }
        if mayTake {
            html(.h2, say: .exportTitle)
            html(.p, .class("hint"), say: .takeExportHint)
            html.postButton(.takeExport, to: .sealedExport(id), frame.token, style: "button")
        }
        if let handOver {
            html(.h2, say: .recordReportedUp)
            if mayTake { html(.p, .class("hint"), say: .takeBeforeReportedUp) }
            handOver.writeAlone(id, into: &html, frame.token)
        }
        if let receipt {
            html(.h2, say: .recordReceipt)
            html.post(to: .sealedReceived(id), frame.token, style: "entry") { html in
                html.line(Field("day", .receivedAboveOn, isRequired: true), .date, in: receipt)
                html.line(Field("receiver", .receivedAboveBy, isRequired: true), in: receipt)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .recordReceipt)
                }
            }
        }
        if isSender { html(.p, .class("hint"), say: .anotherRecordsReceipt) }
        html(.h2, say: .sealedHandoffs)
        html(.table, .class("list")) { html in
            html.headings([.state, .alarmOrgan, .alarmDay, .signedBy, .signedMark])
            html(.tbody) { html in
                for line in signed { line.write(into: &html) }
            }
        }
    }
}

extension SealedLinePage.Signed {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), say: step)
            html(.td) { html in html.told(organ) }
            html(.td) { html in html.day(on) }
            html(.td) { html in
                html.text((by ?? "–") + " ")
                html.moment(at)
            }
            html(.td, .class("number"), text: mark)
        }
    }
}

extension SealedHandoff.Step {
    fileprivate var words: Text {
        switch self {
        case .entered: Text("登记", "Entered")
        case .sent: Text("报送", "Sent up")
        case .received: Text("上级签收", "Received above")
        }
    }
}

struct SealedLineRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("sealed/:id") { request, context in
            try await show(try SealedLine.ID(in: context), try await site.staff(request, .sealed))
        }
        router.post("sealed/:id/export") { request, context in
            let staff = try await site.staff(request, .desk)
            let id = try SealedLine.ID(in: context)
            _ = try await staff.form()
            try staff.requiresFreshFactor(back: .sealedLine(id.rawValue))
            let file = try await TakeExport(site.context)(id, as: staff.caller)
            var headers = HTTPFields()
            headers[.contentType] = "application/octet-stream"
            headers[.contentDisposition] = "attachment; filename=\"\(file.name)\""
            headers[.cacheControl] = "no-store"
            headers[.xContentTypeOptions] = "nosniff"
            return Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
        }
        router.post("sealed/:id/received") { request, context in
            // The head has no desk, and records nothing of it.
            try await record(try SealedLine.ID(in: context), try await site.staff(request, .desk))
        }
    }

    /// Which form of the page came back, with what to change.
    struct Refused {
        var status: HTTPResponse.Status
        var handOver: FormState?
        var receipt: FormState?
        var message: StaffFrame.Message?
    }

    func show(_ id: SealedLine.ID, _ staff: StaffVisit, _ refused: Refused? = nil) async throws -> Response {
        let opened = try await SealedReceipt(site.context).open(id, as: staff.caller)
        let line = opened.line
        let keeps = staff.caller.areas.contains(.desk)
        var page = SealedLinePage(
            id: id.rawValue, number: keeps ? line.registerNumber : nil, facts: Self.facts(of: opened),
            signed: opened.handoffs.map(signed), receipt: opened.mayRecord ? refused?.receipt ?? FormState() : nil)
        page.isSender = opened.isSender
        if let export = opened.export, export.way == .encrypted, export.wipedOn == nil { page.mayTake = keeps }
        if line.reportedUpOn == nil {
            page.clock = ClockFace(.upwardReport, due: line.dueOn, today: site.context.today)
            let form = refused?.handOver ?? FormState()
            page.handOver = keeps ? HandOverForm(carriers: SealedRoutes.carriers, today: site.today, form: form) : nil
        }
        return staff.page(page, status: refused?.status ?? .ok, message: refused?.message)
    }

    private static func facts(of opened: SealedReceipt.Opened) -> [Fact] {
        let line = opened.line
        var facts = [
            Fact(.sealedGround, .said(line.ground.words)), Fact(.channel, .said(line.channel.words)),
            Fact(.receivedOn, .day(Day(line.receivedOn))),
        ]
        // Of an item that was here in words, the file says how many sheets of the original go along.
        if let sheets = line.sheets ?? opened.export?.sheets { facts.append(Fact(.sheets, .code(String(sheets)))) }
        facts.append(Fact(.dueOn, .day(Day(line.dueOn))))
        if let day = line.reportedUpOn { facts.append(Fact(.reportedUpOn, .day(Day(day)))) }
        if let carrier = line.carrier { facts.append(Fact(.carrier, .said(carrier.words))) }
        if let number = opened.carriage?.number, !number.isEmpty {
            facts.append(Fact(.carrierNumber, .told(number)))
        }
        if let day = line.upReceivedOn { facts.append(Fact(.receivedAboveOn, .day(Day(day)))) }
        if let name = opened.carriage?.receiver { facts.append(Fact(.receivedAboveBy, .told(name))) }
        return facts + (opened.export.map(Self.facts) ?? [])
    }

    private static func facts(of export: SealedExportRecord) -> [Fact] {
        var facts = [Fact(.exportTitle, .said(export.way == .encrypted ? .exportEncrypted : .exportOnPaper))]
        if let digest = export.digest {
            let text = digest.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            facts.append(Fact(.exportDigest, .code(text)))
        }
        if export.takenCount > 0 { facts.append(Fact(.exportTaken, .code(String(export.takenCount)))) }
        if let day = export.wipedOn { facts.append(Fact(.exportWiped, .day(Day(day)))) }
        return facts
    }

    private func signed(_ line: SealedHandoff) -> SealedLinePage.Signed {
        let mark = line.hash.prefix(4).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        return SealedLinePage.Signed(
            step: line.step.words, organ: site.organName(line.organ), on: Day(line.on),
            by: line.signedBy.map { site.name(of: $0) }, at: Moment(line.signedAt), mark: mark.joined())
    }

    private func record(_ id: SealedLine.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            var reader = FormReader(fields)
            let day = reader.day("day", missing: .typeDay, latest: site.today)
            let receiver = reader.line("receiver", missing: .fillThisIn)
            guard reader.problems.isEmpty, let day else { throw FormRefused(reader) }
            try await SealedReceipt(site.context).record(
                id, receiver: receiver, on: day.civilDate, as: staff.caller)
            return staff.see(.sealedLine(id.rawValue), done: .recorded)
        } again: { status, form, message in
            try await show(id, staff, Refused(status: status, receipt: form, message: message))
        }
    }
}
