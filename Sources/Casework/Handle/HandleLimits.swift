/// Bounds of the stage.
public enum HandleLimits {
    /// Open clues that one person can hold at a time.
    public static let openClaimsPerPerson = 50
}
