/// Bounds on what the model reads.
public enum ModelLimits {
    /// Bytes of a number that somebody typed; the longest that there is takes less than half of it.
    public static let typedNumberBytes = 120
    /// Digits of a running number, leading zeros counted: what a 32-bit column holds, whichever digits they are.
    public static let sequenceDigits = 9
    /// Days on which an organisation changed: each makes a directory of its own.
    public static let directoryEditions = 200
}
