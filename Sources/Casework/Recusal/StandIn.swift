/// Who decides where everybody whose decision it is must stand aside (代行): the one rule of every stage.
///
/// The law orders people to stand aside and names nobody in their place; a decision that only they could take would wait
/// for ever. So a deputy who need not stand aside decides what is the head's where every head of the organ must, and the
/// head what is the deputies'. Where neither can, the organ asks the one above it to take the matter over
/// (`Jurisdiction.Facts.nobodyCanAsk`), whose head decides there. An organ whose post of head is vacant counts as one
/// where every head stands aside.
///
/// Recusal is from a matter: a report and the clues that came of it. What hangs on none, such as figures, a policy of the
/// organ or a recommendation about a unit, knows none, and nobody stands in.
///
/// Whoever must stand aside sees neither the matter nor what waits in it: that is the walls' (`is_kept_from`, the policies
/// of the clue) and asked before any of this.
///
/// - Policy: JB-48
public enum StandIn {
    /// The roles of which one is enough, once it is known who must stand aside.
    ///
    /// - Parameter roles: whose decision it is otherwise.
    public static func deciders(
        _ roles: Set<Role>, headsStandAside: Bool = false, deputiesStandAside: Bool = false
    ) -> Set<Role> {
        var deciders = roles
        if headsStandAside, roles.contains(.head) { deciders.insert(.deputy) }
        if deputiesStandAside, roles.contains(.deputy) { deciders.insert(.head) }
        return deciders
    }

    /// Whether somebody decides what is the head's: the head, or a deputy in the place of all heads.
    public static func decidesAsHead(_ caller: StaffCaller, headsStandAside: Bool) -> Bool {
        !deciders([.head], headsStandAside: headsStandAside).isDisjoint(with: caller.roles)
    }

    /// Whether somebody decides what is the head's only because every head must stand aside: what the page says beside
    /// the button, and the audit log beside the decision.
    public static func isInPlaceOfHead(_ caller: StaffCaller, headsStandAside: Bool) -> Bool {
        !caller.roles.contains(.head) && decidesAsHead(caller, headsStandAside: headsStandAside)
    }

    /// What the audit log keeps of a decision that is the head's: nothing where the head took it, and otherwise that
    /// whoever did stood in.
    public static func trace(of caller: StaffCaller, headsStandAside: Bool) -> [(String, String)] {
        isInPlaceOfHead(caller, headsStandAside: headsStandAside) ? trace : []
    }

    /// Why somebody decided what is another's.
    public static let trace = [("ground", Approval.Ground.standIn.rawValue)]
}
