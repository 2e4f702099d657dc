/// What the user answered to a confirmation so far.
enum ShouldProcessAnswer { case ask, yesToAll, noToAll }
