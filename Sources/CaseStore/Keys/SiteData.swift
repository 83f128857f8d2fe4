import Casework
import Libpq
public import Sealing

/// What is sealed and belongs to no item lies under the key of the site's own data itself: when that key is replaced
/// it is opened and sealed again, where an item's key is only wrapped anew.
extension Transaction {
    /// As `keys.sealed_of_site` calls it: where in the site's data a row stands, and so what binds it to its place.
    private enum SiteData: String {
        case endpoint, factor, declaration
        case clockExtension = "extension"
        case refusal
    }

    /// Takes a batch of the site's own data from a retired key to the one in use. As the system, on the workers' door.
    ///
    /// What somebody writes anew meanwhile is left to them: it lies under the key in use.
    ///
    /// - Returns: how many; zero when none is left, or others have written them all.
    public func sealAgain(under id: KeyID, limit: Int) throws -> Int {
        let rows = try session.query(Self.findSiteData, [.bytes(id.bytes), .int(limit)])
        guard !rows.isEmpty else { return 0 }
        let (old, next) = (try organKey(id), try currentKey(.site, of: nil))
        guard old.branch == .site, old.id != next.id else { throw StoreError.corrupt(table: "organ_key") }
        var (former, sealed): ([[UInt8]], [[UInt8]]) = ([], [])
        for row in rows {
            var columns = Columns(row)
            let (item, place) = try Self.place(&columns)
            let bytes = try columns.bytes()
            former.append(bytes)
            sealed.append(try next.seal(try old.open(bytes, item: item, place: place), item: item, place: place))
        }
        let changed = try session.query(Self.saveSiteData, [.bytesArray(former), .bytesArray(sealed)]).first?.int8(0)
        return Int(changed ?? 0)
    }

    /// Reads five columns: which data, whose, and which of them.
    private static func place(_ columns: inout Columns) throws -> (Identifier<Never>, SealedPlace) {
        let data: SiteData = try columns.code()
        let (item, staff): (Identifier<Never>?, Identifier<Never>?) = (try columns.idOrNil(), try columns.nameOrNil())
        let (ordinal, attempt) = (try columns.smallOrNil(), try columns.smallOrNil())
        guard let owner = item ?? staff else { throw StoreError.corrupt(table: "organ_key") }
        switch (data, ordinal, attempt) {
        case (.endpoint, _, _): return (owner, .endpoint)
        case (.factor, _, _): return (owner, .factor)
        case (.declaration, _, _): return (owner, .declaration)
        case (.clockExtension, let ordinal?, _): return (owner, .extensionReason(ordinal: ordinal))
        case (.refusal, let ordinal?, let attempt?): return (owner, .extensionRefusal(ordinal, attempt))
        case (.clockExtension, nil, _), (.refusal, _, _): throw StoreError.corrupt(table: "organ_key")
        }
    }

    private static let findSiteData = Statement(
        """
        select s.kind, s.item_id, s.staff_id, s.ordinal, s.attempt, s.sealed
        from keys.sealed_under($1, $2) as s
        """
    )
    private static let saveSiteData = Statement("select keys.seal_again($1, $2)")
}
