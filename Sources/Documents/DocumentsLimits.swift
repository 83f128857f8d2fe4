/// Bounds of files that come in.
public enum DocumentsLimits {
    /// Bytes of a register file: 256 MiB.
    public static let registerFileBytes = 268_435_456
    /// Bytes of a directory file: 64 MiB.
    public static let directoryFileBytes = 67_108_864
    /// Bytes of one CSV field.
    public static let fieldBytes = 262_144
    /// Fields of one CSV record.
    public static let fieldsPerRecord = 256
    /// Lines looked through for the header of a register.
    static let headerSearchRecords = 20
}
