import CaseStore
import Casework
import Documents
import Foundation
import Operations
import Sealing
import Web

/// What a new site gets on its first start: the demo organisation with accounts, and the sample register.
struct SetUp {
    let store: CaseStore
    let samples: Samples
    let site: Site

    /// The directory in force of a site that is no demo; on the first start the one in a file.
    static func directory(
        at file: String?, _ store: CaseStore, _ calendar: WorkingCalendar
    ) async throws -> Organisation {
        let load = LoadDirectory(store)
        if let document = try await load.document() {
            return try DirectoryFile.readOrganisation(Array(document.utf8))
        }
        guard let file else {
            throw Complaint(
                "库中还没有组织机构名录：首次启动请用 --directory 指明名录文件或文件夹",
                "The database holds no directory yet: name its file or folder with --directory on the first start")
        }
        let bytes = try DirectoryInput.bytes(at: file)
        let organisation = try DirectoryFile.readOrganisation(bytes)
        _ = try await load(organisation, document: String(decoding: bytes, as: UTF8.self), calendar: calendar)
        return organisation
    }

    /// The directory in force of a demo; on the first start that of the samples, with accounts.
    ///
    /// - Returns: the organisation, and whether it was loaded just now.
    func directory(_ calendar: WorkingCalendar) async throws -> (organisation: Organisation, isNew: Bool) {
        let load = LoadDirectory(store)
        if let document = try await load.document() {
            return (try DirectoryFile.readOrganisation(Array(document.utf8)), false)
        }
        try site.markAsDemo()
        let document = try samples.text("org.json")
        let organisation = try DirectoryFile.readOrganisation(Array(document.utf8))
        _ = try await load(organisation, document: document, calendar: calendar)
        for account in DemoAccount.countyAdministrators {
            try await load.addAccount(
                account.staff.id, name: account.staff.name, post: account.staff.post, organ: account.staff.organ,
                room: nil, roles: [account.office]
            )
        }
        try await setPasswords(organisation.listed, load)
        return (organisation, true)
    }

    private func setPasswords(_ directory: Directory, _ load: LoadDirectory) async throws {
        let hash = try PasswordHash(password: site.demoPassword, salt: RealWorld.random(16))
        for account in DemoAccount.all(in: directory) { try await load.setPassword(hash, of: account.staff.id) }
    }

    /// Imports the sample register of 大冶 as its petition office.
    func importRegister(_ context: OperationContext) async throws -> ImportCounts {
        let bytes = try samples.bytes("register_utf8.csv")
        let importer = try RegisterImporter(context: context, RegisterChoice(organ: Organ.ID("O420281")))
        return try await importer.importFile(bytes).counts
    }
}

extension DemoAccount {
    /// The accounts of a demo with the password of its data directory.
    static func printed(_ accounts: [DemoAccount], _ site: Site) -> String {
        let lines = accounts.map { "  \($0.staff.id.rawValue)  \($0.role)" }
        return "示范账号 demo accounts，密码 password: \(site.demoPassword)\n" + lines.joined(separator: "\n")
    }
}

/// A demo account as it is printed at the start.
struct DemoAccount {
    let staff: Staff
    /// The post in Chinese, a blank, and in English.
    let role: String
    /// Which of the three offices, where it is an account beside the directory.
    var office = Role.administrator

    /// The same for the sign-in page.
    var text: Text {
        let split = role.firstIndex { $0 == " " } ?? role.endIndex
        return Text(String(role[..<split]), String(role[split...].drop { $0 == " " }))
    }

    /// The three offices of the county (三员分立): what leaves the house needs a proposer and an approver, the log an
    /// auditor, and the directory names none.
    static let countyAdministrators: [DemoAccount] = [
        (Role.administrator, "系统管理员", "administrator"),
        (.securityAdministrator, "安全保密管理员", "security administrator"), (.auditor, "审计管理员", "auditor"),
    ].enumerated().map { number, office in
        DemoAccount(
            staff: Staff(
                id: Staff.ID("A42028\(number + 1)"), name: office.1, post: office.1, organ: Organ.ID("O420281"),
                room: nil
            ),
            role: "大冶\(office.1) county \(office.2)", office: office.0
        )
    }

    /// One account per post of the county office that the demo is about, its counterpart at the city, a township of the
    /// county and the petition office of a neighbour.
    static func all(in directory: Directory) -> [DemoAccount] {
        let roles = StaffRoles.roles(in: directory)
        func first(_ organ: String, _ room: String?, _ role: Role, _ name: String) -> DemoAccount? {
            directory.staff.first {
                $0.organ == Organ.ID(organ) && (room == nil || $0.room == room.map { Room.ID($0) })
                    && (roles[$0.id] ?? []).contains(role)
            }.map { DemoAccount(staff: $0, role: name) }
        }
        func administrators() -> [DemoAccount] {
            directory.staff.filter { (roles[$0.id] ?? []).contains(.administrator) }
                .map { DemoAccount(staff: $0, role: "黄石系统管理员 city administrator") }
        }
        return [
            first("O420281", "O420281-XF", .registrar, "大冶信访室登记员 registrar"),
            first("O420281", "O420281-XF", .petitionLead, "大冶信访室主任 petition lead"),
            first("O420281", "O420281-J1", .roomMember, "大冶第一监督检查室 review room"),
            first("O420281", "O420281-J2", .roomMember, "大冶第二监督检查室 review room"),
            first("O420281", "O420281-J3", .roomMember, "大冶第三监督检查室 review room"),
            first("O420281", "O420281-GJ", .roomMember, "大冶干部监督室 cadre supervision room"),
            first("O420281", "O420281-AG", .caseSupervision, "大冶案件监督管理室 case supervision"),
            first("O420281", nil, .deputy, "大冶分管领导 deputy"),
            first("O420281", nil, .head, "大冶主要负责人 head"),
            first("O420200", "O420200-XF", .registrar, "黄石信访室登记员 city registrar"),
            first("O420200", "O420200-XF", .petitionLead, "黄石信访室主任 city petition lead"),
            first("O420200", "O420200-GJ", .roomMember, "黄石干部监督室 city cadre supervision room"),
            first("O420200", nil, .head, "黄石主要负责人 city head"),
            // Down: what is forwarded to 金湖街道. Across: what belongs to another county.
            first("T42028103J", nil, .head, "金湖街道纪工委书记 township head"),
            first("T42028103J", nil, .petitionLead, "金湖街道信访负责人 township petition lead"),
            first("T42028103J", nil, .registrar, "金湖街道登记员 township registrar"),
            first("O420222", "O420222-XF", .registrar, "阳新信访室登记员 neighbouring registrar"),
            first("O420222", "O420222-XF", .petitionLead, "阳新信访室主任 neighbouring petition lead"),
        ].compactMap { $0 } + countyAdministrators + administrators()
    }
}
