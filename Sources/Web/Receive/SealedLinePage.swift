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
    public var facts: [Fact]
    public var signed: [Signed]
    /// Nil where nobody is asked for the receipt.
    public var receipt: FormState?
    /// Whether the reader recorded that it was sent: another person records its receipt.
    public var isSender = false
    /// Whether the reader may take the file up.
    public var mayTake = false

    public var title: Text { .sealedLineTitle }
    public var area: StaffArea? { .sealed }
    public var link: Link { .sealedLine(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if let receipt { html.problems(of: receipt) }
        html(.p) { html in html(.a, .href(.sealed), say: .sealedListTitle) }
        html.facts(facts)
        if mayTake {
            html(.h2, say: .exportTitle)
            html(.p, .class("hint"), say: .takeExportHint)
            html.postButton(.takeExport, to: .sealedExport(id), frame.token, style: "button")
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

    private func show(
        _ id: SealedLine.ID, _ staff: StaffVisit, form: FormState? = nil, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await SealedReceipt(site.context).open(id, as: staff.caller)
        let line = opened.line
        var facts = [
            Fact(.sealedGround, .said(line.ground.words)), Fact(.channel, .said(line.channel.words)),
            Fact(.receivedOn, .day(Day(line.receivedOn))),
        ]
        if let day = line.reportedUpOn { facts.append(Fact(.reportedUpOn, .day(Day(day)))) }
        if let carrier = line.carrier { facts.append(Fact(.carrier, .said(carrier.words))) }
        if let number = opened.carriage?.number, !number.isEmpty {
            facts.append(Fact(.carrierNumber, .told(number)))
        }
        if let day = line.upReceivedOn { facts.append(Fact(.receivedAboveOn, .day(Day(day)))) }
        if let name = opened.carriage?.receiver { facts.append(Fact(.receivedAboveBy, .told(name))) }
        if let export = opened.export { facts += Self.facts(of: export) }
        var page = SealedLinePage(
            id: id.rawValue, facts: facts, signed: opened.handoffs.map(signed),
            receipt: opened.mayRecord ? form ?? FormState() : nil)
        page.isSender = opened.isSender
        if let export = opened.export, export.way == .encrypted, export.wipedOn == nil {
            page.mayTake = staff.caller.areas.contains(.desk)
        }
        let isRefused = form != nil || message != nil
        return staff.page(page, status: isRefused ? .unprocessableContent : .ok, message: message)
    }

    private static func facts(of export: SealedExportRecord) -> [Fact] {
        var facts = [Fact(.exportTitle, .said(export.way == .encrypted ? .exportEncrypted : .exportOnPaper))]
        if let digest = export.digest {
            let text = digest.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            facts.append(Fact(.exportDigest, .code(text)))
        }
        if let sheets = export.sheets { facts.append(Fact(.sheets, .code(String(sheets)))) }
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
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(id, staff, form: $0, message: $1) }
        }
        var reader = FormReader(fields)
        let day = reader.day("day", missing: .typeDay, latest: site.today)
        let receiver = reader.line("receiver", missing: .fillThisIn)
        guard reader.problems.isEmpty, let day else { return try await show(id, staff, form: reader.state) }
        do {
            try await SealedReceipt(site.context).record(
                id, receiver: receiver, on: day.civilDate, as: staff.caller)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(id, staff, form: FormState(entered: fields, problems: problems))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, form: FormState(entered: fields), message: message)
        }
        return staff.see(.sealedLine(id.rawValue), done: .recorded)
    }
}
