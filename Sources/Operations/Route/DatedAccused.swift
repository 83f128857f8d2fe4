import CaseStore
import Casework

/// Whom a stored report accuses, read once for all that is decided on it in a transaction.
struct NamedAccused {
    /// As they were written; nil for whoever may not read the names.
    let accused: [AccusedDraft]?
    /// By the record of appointments; for whoever may not read the names, as it was written.
    let standings: [AccusedStanding]
    /// Who of the staff must see nothing of the matter.
    let staff: [Staff.ID]
}

extension OperationContext {
    /// Where the accused stand by the record of appointments, and who of the staff must see nothing of the matter.
    ///
    /// An accused is matched to the member of staff whom somebody chose; to whoever bears the name and held a post of the
    /// organ that was written; and, where no name was written, to whoever led that organ while it was done. Everybody
    /// who is matched is kept out; the posts of one person alone are taken for those of the accused.
    ///
    /// - Parameter period: when it was done; nil: nobody has said.
    /// - Policy: HS-26, JB-48
    func datedAccused(
        _ accused: [AccusedDraft], _ period: ActPeriod?, in transaction: borrowing Transaction
    ) throws -> (standings: [AccusedStanding], staff: [Staff.ID]) {
        let written = accusedStaff(accused)
        let chosen = written.standings.compactMap(\.staff)
        let names = zip(accused, written.standings).filter { person, standing in
            !person.name.isEmpty && !standing.writtenOrgans.isEmpty
        }.map(\.0.name)
        let rows = try transaction.appointments(named: Array(Set(names)).sorted(), or: chosen)
        var staff = written.staff + chosen
        var standings: [AccusedStanding] = []
        for (person, standing) in zip(accused, written.standings) {
            let match = try match(person, standing, rows, period, in: transaction)
            let dated = standing.dated(
                by: match.appointments, isByPost: match.isByPost, on: transaction.today, acted: period, in: directory)
            staff += dated.record.staff
            standings.append(dated)
        }
        var seen: Set<Staff.ID> = []
        return (standings, staff.filter { seen.insert($0).inserted })
    }

    /// Refuses a number of staff that nobody has or had.
    func requireAppointed(_ standings: [AccusedStanding], in transaction: borrowing Transaction) throws {
        let chosen = Set(standings.compactMap(\.staff))
        guard !chosen.isEmpty else { return }
        let known = try transaction.appointments(named: [], or: chosen.sorted()).map(\.appointment.held.staff)
        guard chosen.isSubset(of: known) else {
            throw OperationError.refused(
                Bilingual("没有这个人员编号的任职记录", "Nobody with this number of staff ever held a post here"),
                remedy: Bilingual("请在组织机构名录中核对编号，或者留空", "Look the number up in the directory, or leave it empty"))
        }
    }

    /// The same for a stored report; for whoever may not read its names, where the accused stand as it was written.
    func datedStandings(
        of id: Report.ID, _ period: ActPeriod?, in transaction: borrowing Transaction
    ) throws -> [AccusedStanding] {
        try namedAccused(in: id, period, in: transaction).standings
    }

    /// The same with whom it names.
    func namedAccused(
        in id: Report.ID, _ period: ActPeriod?, in transaction: borrowing Transaction
    ) throws -> NamedAccused {
        guard let content = try transaction.readableContent(of: id) else {
            return NamedAccused(accused: nil, standings: try transaction.standings(of: id), staff: [])
        }
        let dated = try datedAccused(content.accused, period, in: transaction)
        return NamedAccused(accused: content.accused, standings: dated.standings, staff: dated.staff)
    }

    private func match(
        _ person: AccusedDraft, _ standing: AccusedStanding, _ rows: [AppointmentRow], _ period: ActPeriod?,
        in transaction: borrowing Transaction
    ) throws -> (appointments: [Appointment], isByPost: Bool) {
        if let chosen = standing.staff {
            return (rows.map(\.appointment).filter { $0.held.staff == chosen }, false)
        }
        let organs = standing.writtenOrgans
        guard person.name.isEmpty else {
            let namesakes = rows.filter { $0.name == person.name }.map(\.appointment)
            let colleagues = Set(namesakes.filter { organs.contains($0.held.organ) }.map(\.held.staff))
            return (namesakes.filter { colleagues.contains($0.held.staff) }, false)
        }
        guard standing.isOrganHead, let organ = standing.disciplineOrgan, let period else { return ([], false) }
        let heads = try transaction.posts(of: organ, between: period.first, and: period.last)
            .map(\.appointment.held).filter(\.isHead).map(\.staff)
        let all = try transaction.appointments(named: [], or: Set(heads).sorted())
        return (all.map(\.appointment), true)
    }
}

extension AccusedStanding {
    /// The discipline organs that somebody wrote.
    fileprivate var writtenOrgans: Set<Organ.ID> { Set([disciplineOrgan, formerOrgan].compactMap { $0 }) }
}
