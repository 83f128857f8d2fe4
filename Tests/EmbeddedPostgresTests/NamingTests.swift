import Subprocess
import Testing

@testable import EmbeddedPostgres

@Suite struct NamingTests {
    @Test func `the default data directory follows the user`() {
        #expect(Cluster.defaultDataDirectory(isRoot: true, environment: ["HOME": "/root"]) == "/var/lib/dengwen")
        #expect(
            Cluster.defaultDataDirectory(isRoot: false, environment: ["HOME": "/home/a"])
                == "/home/a/.local/share/dengwen")
        #expect(
            Cluster.defaultDataDirectory(isRoot: false, environment: ["HOME": "/home/a", "XDG_DATA_HOME": "/x"])
                == "/x/dengwen")
        #expect(
            Cluster.defaultDataDirectory(isRoot: false, environment: ["HOME": "/home/a", "XDG_DATA_HOME": "x"])
                == "/home/a/.local/share/dengwen")
    }

    @Test func `socket paths fit the limit, and different directories get different ones`() {
        let long = Layout(root: "/srv/" + String(repeating: "x", count: 120))
        let other = Layout(root: long.root + "y")
        for isRoot in [true, false] {
            let path = long.socketDirectory(ownerIsRoot: isRoot)
            #expect(path.utf8.count + Layout.socketFile.utf8.count <= Limits.socketPathBytes)
            #expect(path != other.socketDirectory(ownerIsRoot: isRoot))
        }
        let edge = Limits.socketPathBytes - Layout.socketFile.utf8.count - "/socket".utf8.count
        let fits = Layout(root: "/" + String(repeating: "x", count: edge - 1))
        let tooLong = Layout(root: "/" + String(repeating: "x", count: edge))
        #expect(fits.socketDirectory(ownerIsRoot: false) == fits.root + "/socket")
        #expect(tooLong.socketDirectory(ownerIsRoot: false).hasPrefix("/tmp/dengwen-"))
    }

    @Test(arguments: ["/srv/a,b", "/srv/a'b", "/srv/a b", "/srv/a\"b", "/srv/a\nb"])
    func `a path that a list of directories would misread gets a plain socket directory`(root: String) {
        #expect(Layout(root: root).socketDirectory(ownerIsRoot: true).hasPrefix("/run/dengwen-"))
    }

    @Test func `a line of passwd names an account, but never root by another name`() {
        let account = Account(passwdLine: "postgres:x:110:117:PostgreSQL:/var/lib/postgresql:/bin/bash")
        #expect(account?.userID == 110 && account?.groupID == 117 && account?.name == "postgres")
        #expect(Account(passwdLine: "dengwen:x:0:0::/:/bin/sh") == nil)
        #expect(Account(passwdLine: "") == nil)
    }

    /// A library that is asked for another user changes it between fork and exec, where it can wait for ever.
    @Test func `the user is changed by a program of the system, never between fork and exec`() {
        let server = Account(passwdLine: "postgres:x:110:117:PostgreSQL:/var/lib/postgresql:/bin/bash")
        #expect(server?.change == ["setpriv", "--reuid=110", "--regid=117", "--clear-groups", "--"])
        #expect(Account.own.change.isEmpty)
        let options = Program.options
        #expect(options.createSession)
        #expect(options.userID == nil && options.groupID == nil && options.supplementaryGroups == nil)
    }
}
