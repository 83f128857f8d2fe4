/// The bounds of files.
public enum AttachmentLimits {
    /// Bytes of one file.
    ///
    /// - Policy: DW-upload
    public static let fileBytes = 500_000_000
    /// Bytes of one chunk before it is sealed.
    public static let chunkBytes = 256 * 1024
    /// Chunks of one file: what `fileBytes` come to.
    public static let chunks = 2_000
    /// The last chunk is filled up to a multiple of this many bytes: the length of a file is no secret, how long exactly is.
    public static let paddingBytes = 16 * 1024
    /// Files that come with one hand-in, of the public and of staff.
    public static let filesOfReporter = 10
    public static let filesOfStaff = 20
    /// Files on one report.
    public static let filesOfReport = 50
    /// Bytes of a name that are kept.
    public static let nameBytes = 200
    /// Bytes of a file of which a copy is made: it is held in memory whole while that is done, one at a time.
    public static let copiedBytes = 64 * 1024 * 1024
    /// Points of a picture that is decoded; as much memory times three.
    ///
    /// - Policy: DW-upload
    public static let points = 60_000_000
    /// Pages of a document that are copied; further ones stand in the original alone, and the copy says so.
    public static let pages = 200
    /// Bytes of a copy.
    public static let copyBytes = 96 * 1024 * 1024
    /// Bytes at the beginning and at the end of a file by which its kind is found.
    static let headBytes = 160 * 1024
    static let tailBytes = 1_024
    /// Bytes of a file that are searched for what should not be in it.
    static let searchedBytes = 64 * 1024 * 1024
    /// Room on the disk of the database below which somebody is told, the public hands in no files, and nobody does:
    /// in bytes five hours of what the public may send, two, and one.
    static let lowBelow = DiskRoom.Bound(percent: 20, bytes: 100_000_000_000)
    static let filesOfStaffBelow = DiskRoom.Bound(percent: 10, bytes: 40_000_000_000)
    static let wordsBelow = DiskRoom.Bound(percent: 5, bytes: 20_000_000_000)
}
