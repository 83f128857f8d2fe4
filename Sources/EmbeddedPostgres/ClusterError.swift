/// Why a private cluster could not be brought up. Each says what to do about it, in Chinese and in English.
public enum ClusterError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No PostgreSQL 15 server programs on this machine.
    case serverMissing
    /// We are root and neither the user `dengwen` nor `postgres` exists; PostgreSQL refuses to run as root.
    case accountMissing
    /// The account that runs the server cannot enter the data directory, for instance below root's home.
    case unreachable(path: String, account: String)
    /// Another Dengwen holds the lock of this data directory.
    case alreadyRunning(dataDirectory: String)
    /// A directory that must be ours belongs to somebody else, or is a symbolic link.
    case foreign(path: String)
    /// A directory stands where the cluster should be, but holds none. Nothing was touched.
    case notACluster(path: String)
    /// The cluster was made by another major version of PostgreSQL.
    case otherVersion(path: String, found: String)
    /// The server did not come up; `said` are the last lines of its start log.
    case startFailed(log: String, said: String)
    /// A program of the system or of PostgreSQL ended with an error.
    case commandFailed(program: String, status: Int32, said: String)

    public var description: String {
        switch self {
        case .serverMissing:
            """
            找不到 PostgreSQL 15 服务器程序。请先运行：sudo apt-get install --no-install-recommends postgresql-15
            PostgreSQL 15 server programs were not found. Run the command above first.
            """
        case .accountMissing:
            """
            PostgreSQL 不能以 root 运行，且本机没有 dengwen 或 postgres 用户。请先运行：adduser --system --group dengwen
            PostgreSQL refuses to run as root, and neither user dengwen nor postgres exists. Run the command above first.
            """
        case .unreachable(let path, let account):
            """
            用户 \(account) 无法进入数据目录 \(path)。请用 DATA=/var/lib/dengwen 等 \(account) 可到达的目录。
            User \(account) cannot reach the data directory \(path). Choose another, for instance DATA=/var/lib/dengwen.
            """
        case .alreadyRunning(let dataDirectory):
            """
            另一个登闻进程正在使用数据目录 \(dataDirectory)。请先停止它，或用 DATA=… 另选目录。
            Another Dengwen is using the data directory \(dataDirectory). Stop it first, or choose another with DATA=….
            """
        case .foreign(let path):
            """
            目录 \(path) 属于其他用户、权限过宽或是符号链接，为安全起见不予使用。请检查后删除它，或用 DATA=… 另选目录。
            \(path) belongs to another user, is open to others or is a symbolic link, and is not used for safety. \
            Check and remove it, or choose another data directory with DATA=….
            """
        case .notACluster(let path):
            """
            目录 \(path) 不是数据库集群，未作任何改动。请移走它，或用 DATA=… 另选目录。
            \(path) does not hold a database cluster; nothing was touched. Move it away, or choose another with DATA=….
            """
        case .otherVersion(let path, let found):
            """
            集群 \(path) 由 PostgreSQL \(found) 建立，本程序需要 15。请用 pg_dump 导出后再导入。
            The cluster \(path) was made by PostgreSQL \(found); version 15 is needed. Move the data with pg_dump.
            """
        case .startFailed(let log, let said):
            """
            数据库未能启动，详见 \(log)。
            The database did not start; see \(log).
            \(said)
            """
        case .commandFailed(let program, let status, let said):
            """
            命令 \(program) 失败（\(status)）。
            \(program) failed with status \(status).
            \(said)
            """
        }
    }
}
