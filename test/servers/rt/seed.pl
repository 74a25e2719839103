# Queues, accounts, and their tokens, which are printed as one line of JSON.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT -init;
use RT::AuthToken;
use JSON;

sub check { my ($ok, @rest) = @_; die "@rest" unless $ok; return ($ok, @rest); }

sub token_of {
    my ($user) = @_;
    my (undef, undef, $secret) = check(RT::AuthToken->new(RT->SystemUser)->Create(Owner => $user->id, Description => 'test'));
    return $secret;
}

sub user {
    my ($name, $real, %more) = @_;
    my $user = RT::User->new(RT->SystemUser);
    check($user->Create(Name => $name, RealName => $real, EmailAddress => "$name\@example.test", Privileged => 1,
                        Password => 'slipway-test', %more));
    return $user;
}

sub queue {
    my ($name) = @_;
    my $queue = RT::Queue->new(RT->SystemUser);
    check($queue->Create(Name => $name));
    return $queue;
}

my $root = RT::User->new(RT->SystemUser);
$root->Load('root');
my $changes = queue('Changes');
my $odd = queue("O'Neill's \\ queue");
my $hidden = queue('Hidden');

# Works in New York, where RT reads the dates of a query; may do what a release manager needs, and no more.
my $nora = user('nora', 'Nora York', Timezone => 'America/New_York');
for my $right (qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ModifyTicket CommentOnTicket)) {
    check($nora->PrincipalObj->GrantRight(Right => $right, Object => $changes));
}
my $reader = user('rhea', 'Rhea Reader');
check($reader->PrincipalObj->GrantRight(Right => $_, Object => $changes)) for qw(SeeQueue ShowTicket);

# 108 tickets in one second, all but the first written past the models, which take long.
my $first = RT::Ticket->new(RT->SystemUser);
check($first->Create(Queue => $odd->id, Subject => 'n1'));
my $dbh = $RT::Handle->dbh;
my $columns = join ', ', grep { !/^(id|EffectiveId|Subject)$/ } keys %{ $first->_ClassAccessible };
for my $n (2 .. 108) {
    $dbh->do("INSERT INTO Tickets ($columns, EffectiveId, Subject) SELECT $columns, 0, ? FROM Tickets WHERE id = ?", undef, "n$n", $first->id);
}
$dbh->do('UPDATE Tickets SET EffectiveId = id WHERE EffectiveId = 0');

print JSON::encode_json({ root => token_of($root), nora => token_of($nora), reader => token_of($reader) }), "\n";
