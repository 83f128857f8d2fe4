import Casework
import Foundation
import Logging
import Operations
import ServiceLifecycle
import Workers

/// A folder on the disk of the database: that of the private cluster, or one that the operator names.
struct DiskFolder: Sendable {
    /// Nil where the database is elsewhere and nothing here can see its disk.
    let path: String?

    init(_ named: String?, site: Site) {
        path = named ?? (site.databaseURL == nil ? site.clusterDirectory : nil)
    }

    /// Who watches the disk; nobody where it cannot be seen, and the operator is told so.
    func watchers(_ context: OperationContext, _ gauge: DiskGauge, _ log: Logger) -> [any Service] {
        guard let path else {
            Terminal.say(
                "未指明数据库所在磁盘（--disk）：磁盘余量请自行看管，将满时登闻不会停收附件 · the disk of the database is not named "
                    + "(--disk): watch its room yourselves; files go on coming in when it fills up")
            return []
        }
        return [DiskWatcher(context, gauge: gauge, logger: log) { Self.space(at: path) }]
    }

    /// What users without privileges may still fill of the disk of a folder; nil where the system does not say.
    static func space(at path: String) -> DiskSpace? {
        guard let facts = try? FileManager.default.attributesOfFileSystem(forPath: path),
            let free = (facts[.systemFreeSize] as? NSNumber)?.int64Value,
            let whole = (facts[.systemSize] as? NSNumber)?.int64Value
        else { return nil }
        return DiskSpace(free: free, whole: whole)
    }
}
