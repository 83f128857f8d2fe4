import ArgumentParser
import CaseStore
import Casework
import Documents
import Libpq
import Operations
import Sealing

/// A command whose errors are told in both languages, with what to do.
protocol OperatorCommand: AsyncParsableCommand {
    func perform() async throws
}

extension OperatorCommand {
    func run() async throws {
        try CrashTraces.forbid()
        do { try await perform() } catch {
            guard let complaint = Complaint(about: error) else { throw error }
            throw complaint
        }
    }
}

extension Complaint {
    /// What an operator can do about an error of the parts below: neither a row nor the server's own words.
    ///
    /// - Returns: nil for an error that speaks for itself.
    init?(about error: any Error) {
        switch error {
        case let error as Migrator.Failure: self = .about(error)
        case let error as DatabaseError: self = .about(error)
        case let error as StoreError: self = .about(error)
        case let error as SealingError: self = .about(error)
        case let error as DirectoryFileError: self.init(error.message.zh, error.message.en)
        case let error as DirectoryFolderError: self.init(error.message.zh, error.message.en)
        case let error as RegisterFileError: self.init(error.message.zh, error.message.en)
        case let error as UnknownGiver: self = .noAccount(error.person.rawValue)
        case OperationError.refused(let message, let remedy):
            self.init(message.zh + "：" + remedy.zh, message.en + ": " + remedy.en)
        case _: return nil
        }
    }

    private static func about(_ failure: Migrator.Failure) -> Complaint {
        switch failure {
        case .changed(let migration):
            Complaint(
                "迁移 \(migration) 与已执行的不同：本程序不是升级该数据库的那一版，请换用发布的版本；数据库未改动",
                "The migration \(migration) is not the one that was applied: use a released version of this program; the "
                    + "database was not changed"
            )
        case .newer(let migration):
            Complaint(
                "数据库已由更新的版本升级（\(migration)）：请使用该版本或更新的登闻；数据库未改动",
                "The database was migrated by a newer version (\(migration)): use that one or a later one; the database was "
                    + "not changed"
            )
        case .otherKey: otherKey
        case .settingNotGranted: settingNotGranted
        }
    }

    /// After a restore onto another server, for the most part.
    private static var settingNotGranted: Complaint {
        Complaint(
            "数据库服务器缺少一项授权，没有它任何请求都得不到回答。该授权属于服务器，备份恢复到另一台服务器时不会随之恢复。请由超级用户执行："
                + "\(SettingGrant.statement)（尚无该角色的，先执行 create role dengwen_owner nologin），然后重新执行本命令",
            "The database server lacks a grant, and no request is answered without it. It belongs to the server: a backup "
                + "that is restored onto another one does not bring it. Let a superuser run: \(SettingGrant.statement) (after "
                + "create role dengwen_owner nologin, where there is no such role); then run this command again"
        )
    }

    /// Reports that were sealed under one key cannot be opened with another.
    private static var otherKey: Complaint {
        Complaint(
            "数据目录中的 site.key 不是该数据库的密钥，库中的内容无法打开，因此未启动，也未改动数据库。请从备份中恢复原来的 site.key，"
                + "或核对 DATA 与 DATABASE_URL",
            "The site.key in the data directory is not the key of this database, whose contents it cannot open: nothing was "
                + "started and the database was not changed. Restore the former site.key from its backup, or check DATA and "
                + "DATABASE_URL"
        )
    }

    private static func about(_ error: DatabaseError) -> Complaint {
        switch error.kind {
        case .connectionLost, .poolExhausted:
            Complaint(
                "连不上数据库：请先执行 make run，或核对 DATABASE_URL 以及 site.key 是否属于该数据库",
                "The database cannot be reached: use `make run` first, or check DATABASE_URL, and whether site.key belongs to "
                    + "that database"
            )
        case .deadline, .queryCancelled, .lockNotAvailable, .serializationFailure, .deadlock, .missed:
            Complaint(
                "数据库忙，没有完成：请稍后重新执行同一命令（\(code(error))）",
                "The database is busy and it was not done: run the same command again in a moment (\(code(error)))"
            )
        case .commitUnknown:
            Complaint(
                "提交时与数据库断开，不知是否完成：请重新执行同一命令，已完成的不会重复",
                "The connection broke during the commit, which may have happened: run the same command again; nothing is done "
                    + "twice"
            )
        case .serverTrouble:
            Complaint(
                "数据库服务器缺少磁盘、内存等资源，或者读写文件出错，没有完成：请查看数据库日志，排除后重新执行同一命令（\(code(error))）",
                "The database server lacks disk, memory or the like, or could not read or write a file, and it was not done: read "
                    + "its log, mend that, and run the same command again (\(code(error)))"
            )
        case .insufficientPrivilege:
            Complaint(
                "DATABASE_URL 中的用户权限不足：该用户须能建立角色并拥有此数据库，见 docs/operating；若刚恢复到另一台服务器，请先执行 dengwen migrate",
                "The user in DATABASE_URL may not do that: it must be allowed to create roles and own the database, see "
                    + "docs/operating; after a restore onto another server run dengwen migrate first"
            )
        case .sessionNeeded:
            Complaint(
                "DATABASE_URL 经由 PgBouncer（dengwen.pooler=transaction），而这一步需要直达数据库的连接：请改用直连地址，见 "
                    + "docs/operating/pgbouncer.md",
                "DATABASE_URL leads to PgBouncer (dengwen.pooler=transaction), and this step needs a connection of its own: "
                    + "use the server's own address, see docs/operating/pgbouncer.md"
            )
        case .raised(code: StoreError.contextIsOver):
            Complaint(
                "这一步超过两分钟，或者本机与数据库服务器的时钟相差两分钟以上，没有完成：请核对两边的时钟，再重新执行同一命令",
                "It took longer than two minutes, or the clocks of this machine and of the database server are more "
                    + "than two minutes apart, and it was not done: check both clocks and run the same command again"
            )
        case .raised(code: "DW001"): otherKey
        case .uniqueViolation, .checkViolation, .foreignKeyViolation, .notNullViolation, .exclusionViolation, .raised,
            .decoding, .other:
            unexpected(code(error))
        }
    }

    /// Names of ours and codes of PostgreSQL; `description` is free of data.
    private static func code(_ error: DatabaseError) -> String {
        error.sqlState.map { "SQLSTATE \($0)" } ?? error.description
    }

    private static func unexpected(_ code: String) -> Complaint {
        Complaint(
            "数据库拒绝了这一操作，未作更改。请把此行告诉维护者：\(code)",
            "The database refused it, and nothing was changed. Tell the maintainers this line: \(code)"
        )
    }

    private static func about(_ error: StoreError) -> Complaint {
        switch error {
        case .notFound, .stale:
            Complaint(
                "所指的对象不存在或已被他人更改：请核对后重新执行",
                "What it names is not there, or was changed meanwhile: check it and run the command again"
            )
        case .refused(let constraint): unexpected(constraint)
        case .corrupt(table: "period_policy"):
            Complaint(
                "directory.period_policy 中有一行的 clock_kind 或 length 不合规：请按 docs/operating 改正",
                "A row of directory.period_policy has an unknown clock_kind or a length out of bounds: mend it, see "
                    + "docs/operating"
            )
        case .corrupt(table: "clock_setting"):
            Complaint(
                "directory.clock_setting 中有一行不合规：请用 dengwen clock policy set 重新设定",
                "A row of directory.clock_setting means nothing: set it anew with dengwen clock policy set"
            )
        case .corrupt(table: "local_policy"):
            Complaint(
                "directory.local_policy 中有一行不合规：请用 dengwen policy set 重新设定",
                "A row of directory.local_policy means nothing: set it anew with dengwen policy set"
            )
        case .corrupt(let table): unexpected("corrupt \(table)")
        }
    }

    private static func about(_ error: SealingError) -> Complaint {
        switch error {
        case .keyLength:
            Complaint(
                "密钥文件 site.key 已损坏：请从备份中恢复", "The key file site.key is damaged: restore it from its backup"
            )
        case .unknownKey, .unknownSuite, .notAuthentic: otherKey
        case .unavailable:
            Complaint(
                "缺少国密算法库：请安装 libgcrypt20（1.9 或更新）",
                "The library of the SM algorithms is missing: install libgcrypt20, 1.9 or later"
            )
        case .unknownSiteKey:
            Complaint(
                "密钥文件不含库中密钥所用的主密钥：请换用更换主密钥后的文件，见 docs/operating",
                "The key file does not hold the site key under which the database's keys lie: use the file that the last "
                    + "rotation wrote, see docs/operating"
            )
        case .destroyedKey:
            Complaint(
                "该内容所用的密钥已更换并销毁：它来自更换之前的备份，无法再打开",
                "It lies under a key that was replaced and destroyed: it comes from a backup of before and cannot be opened "
                    + "any more"
            )
        case .tooLong: unexpected("too long to seal")
        }
    }
}
