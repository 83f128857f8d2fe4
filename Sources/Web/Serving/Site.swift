import Casework
import Hummingbird
import Logging
import Operations
import Synchronization

/// What every route works with.
struct Site: Sendable {
    let context: OperationContext
    let signIn: SignIn
    let settings: WebSettings
    let logger: Logger
    /// Stand-ins for query codes in the forms of tracking pages.
    let tickets: Tickets
    let codeThrottle: Throttle
    let publicUploads: UploadGate
    let staffUploads: UploadGate
    let tokenThrottle = Throttle(windowSeconds: 60)
    let providerThrottle = Throttle(windowSeconds: 60)
    /// Before hand-ins and before looks by query code.
    let handInGate: Gate
    let lookGate: Gate
    let receptions = ReceptionBoard()
    let stuck = StuckBoard()
    private let offered = OfferedByEdition()
    let assets: [String: Asset]

    init(context: OperationContext, hasher: PasswordHasher, settings: WebSettings, logger: Logger) {
        self.context = context
        signIn = SignIn(context, hasher: hasher, rules: settings.signIn)
        self.settings = settings
        self.logger = logger
        tickets = Tickets()
        codeThrottle = Throttle(windowSeconds: 60)
        let disk = settings.disk
        publicUploads = UploadGate(
            limit: Limits.publicUploads, bytesPerHour: Limits.publicUploadBytesPerHour,
            room: .init(isLeft: { disk.room.takesFilesOfPublic }, refusal: .noRoomForFiles))
        staffUploads = UploadGate(
            limit: Limits.staffUploads, bytesPerHour: Limits.staffUploadBytesPerHour,
            room: .init(isLeft: { disk.room.takesFilesOfStaff }, refusal: .noRoomForFilesOfStaff))
        let mark: @Sendable ([UInt8]) -> [UInt8] = { context.waitingMark($0) }
        handInGate = Gate(
            before: .handIns, perMinute: Limits.handInsPerMinute, mark: mark, zeroBits: WaitingWork.zeroBits)
        lookGate = Gate(
            before: .looks, perMinute: Limits.allLooksPerMinute, mark: mark, zeroBits: WaitingWork.zeroBits)
        assets = Dictionary(uniqueKeysWithValues: Asset.all.map { ($0.fileName, $0) })
    }

    var today: Day { Day(context.today) }

    /// What the forms offer to choose from, by the directory of today.
    var offers: Offered {
        offered.offers(context.directoryInForce) { Offered(directory: context.directory, settings: settings) }
    }

    /// What the public form offers now: no field for files where none are taken.
    var reportOffers: ReportForm.Offers {
        var report = offers.report
        report.files = filesOfPublic
        return report
    }

    var filesOfPublic: FileRule { publicUploads.room.rule(whileLeft: .ofPublic) }
    var filesOfStaff: FileRule { staffUploads.room.rule(whileLeft: .ofStaff) }

    /// A random word for a form, a cookie, a ticket.
    func newWord(bytes: Int = 16) -> String { Base64URL.text(context.randomBytes(bytes)) }

    /// A category in both languages; one that an office names itself, in an imported register, stays as it is.
    func category(_ name: String) -> Text { offers.desk.categories.first { $0.value == name }?.label ?? .asIs(name) }

    /// The name of a member of staff, also of one who has left.
    func name(of staff: Staff.ID) -> String { context.name(of: staff) }
}

/// The offers of the last directory that was asked for: made once, not for every form. A class, because every copy of a site
/// looks at the same one.
private final class OfferedByEdition: Sendable {
    private let kept = Mutex<(key: DirectoryInForce, offers: Offered)?>(nil)

    func offers(_ key: DirectoryInForce, _ make: () -> Offered) -> Offered {
        if let kept = kept.withLock({ $0 }), kept.key == key { return kept.offers }
        let offers = make()
        kept.withLock { $0 = (key, offers) }
        return offers
    }
}

/// What the forms offer to choose from.
struct Offered: Sendable {
    let desk: DeskPage.Offers
    let triage: TriagePage.Offers
    let report: ReportForm.Offers

    init(directory: Directory, settings: WebSettings) {
        var desk = DeskPage.Offers(
            channels: Channel.allCases.map { Choice($0.rawValue, $0.words) }, levels: Self.levels,
            categories: Self.categories, units: directory.units.map(\.name), places: directory.townships.map(\.name)
        )
        let organs = directory.organs.map { Choice($0.id.rawValue, .asIs($0.name)) }
        desk.organs = organs
        self.desk = desk
        triage = TriagePage.Offers(
            kinds: ReportKind.allCases.map { Choice($0.rawValue, $0.words) },
            elsewhere: Triage.Elsewhere.allCases.map { Choice($0.rawValue, $0.words) }, levels: Self.levels,
            organs: organs,
            risks: RiskFlag.allCases.map { Choice($0.rawValue, $0.words) },
            places: directory.townships.map(\.name) + directory.units.map(\.name) + directory.organs.map(\.name)
        )
        let receiving = settings.receivingOrgans ?? StaffRoles.receivingOrgans(in: directory)
        let areas = directory.divisions.filter { receiving.contains($0.organ) }
            .map { Choice($0.organ.rawValue, .asIs($0.displayName)) }
        report = ReportForm.Offers(areas: areas, uppers: Self.uppers(of: areas, directory, settings), files: .ofPublic)
    }

    /// The offices above the places, each once with the places that it stands above.
    private static func uppers(
        of areas: [Choice], _ directory: Directory, _ settings: WebSettings
    ) -> [ReportForm.Upper] {
        var uppers: [ReportForm.Upper] = []
        for area in areas {
            let office = upperOffice(of: Organ.ID(area.value), directory, settings)
            if let place = uppers.firstIndex(where: { $0.office.name == office.name }) {
                uppers[place].areas.append(area)
            } else {
                uppers.append(ReportForm.Upper(areas: [area], office: office))
            }
        }
        return uppers.isEmpty ? [ReportForm.Upper(areas: [], office: settings.upperOffice)] : uppers
    }

    /// Who hears what an organ may not: the organ above it in the directory, or else the office that is configured.
    /// That one can be the very organ which was chosen; then the next level is named without its name.
    private static func upperOffice(
        of organ: Organ.ID, _ directory: Directory, _ settings: WebSettings
    ) -> Office {
        let superior = directory[organ]?.superior.flatMap { directory[$0]?.name }
        // What is configured tells more than a name: its own telephone, its address.
        if let superior, superior != settings.upperOffice.name { return Office(named: superior) }
        let isItself = superior == nil && settings.upperOffice.name == directory[organ]?.name
        guard isItself || settings.upperOffice.name.isEmpty else { return settings.upperOffice }
        return Office(called: .nextHigherOrgan)
    }

    private static let levels = Level.allCases.map { Choice(String($0.rawValue), $0.words) }

    /// The categories of problems in the terms of the disciplinary regulations.
    private static let categories = [
        Text("政治纪律", "Political discipline"), Text("组织纪律", "Organisational discipline"),
        Text("廉洁纪律", "Integrity discipline"), Text("群众纪律", "Mass-work discipline"),
        Text("工作纪律", "Work discipline"), Text("生活纪律", "Life discipline"),
        Text("贪污贿赂", "Corruption and bribery"), Text("滥用职权", "Abuse of power"),
        Text("玩忽职守", "Dereliction of duty"), Text("徇私舞弊", "Favouritism"), Text("其他", "Other"),
    ].map { Choice($0.zh, $0) }
}
