"""Python's own three clients against our servers; the ports, the password and a certificate come as JSON in the first argument."""
import email, imaplib, json, poplib, smtplib, ssl, sys, time

world = json.loads(sys.argv[1])
HOST, PASSWORD = '127.0.0.1', world['password']
MESSAGE = b'From: ana@a.org\r\nTo: bea@b.com\r\nSubject: python\r\n\r\n.hola\r\n'
tls = ssl.create_default_context(cadata=world['certificate'])
tls.verify_flags &= ~getattr(ssl, 'VERIFY_X509_STRICT', 0)


def refused(call, *words):
    try:
        call(*words)
    except (smtplib.SMTPException, poplib.error_proto, imaplib.IMAP4.error) as error:
        return error
    raise AssertionError('not refused')


def smtp():
    s = smtplib.SMTP('localhost', world['submission'], local_hostname='laptop.example')
    s.ehlo()
    # a password that can be read along is not asked for: only its proofs
    assert s.has_extn('starttls') and 'PLAIN' not in s.esmtp_features['auth'], s.esmtp_features
    assert refused(s.sendmail, 'ana@a.org', ['bea@b.com'], MESSAGE)
    s.starttls(context=tls)
    s.ehlo()
    assert s.has_extn('auth') and not s.has_extn('starttls'), s.esmtp_features
    s.login('ana@a.org', PASSWORD)
    assert s.sendmail('ana@a.org', ['bea@b.com'], MESSAGE, ['BODY=8BITMIME'], ['NOTIFY=FAILURE']) == {}
    assert s.noop()[0] == 250 and s.rset()[0] == 250 and s.docmd('HELP')[0] == 214
    assert s.docmd('NONSENSE')[0] == 500
    s.quit()
    # it tries three mechanisms, and three failures are enough for the server
    s = smtplib.SMTP_SSL('localhost', world['submissions'], context=tls)
    assert refused(s.login, 'ana@a.org', 'wrong').smtp_code == 535
    for mechanism in ('auth_plain', 'auth_login', 'auth_cram_md5'):
        s = smtplib.SMTP_SSL('localhost', world['submissions'], local_hostname='laptop.example', context=tls)
        s.ehlo()
        s.user, s.password = 'ana', PASSWORD
        name = mechanism[5:].replace('_', '-').upper()
        for initial in (True, False):
            if initial or mechanism == 'auth_plain':
                assert s.auth(name, getattr(s, mechanism), initial_response_ok=initial)[0] in (235, 503)
        s.quit()
    m = smtplib.SMTP(HOST, world['smtp'], local_hostname='laptop.example')
    m.ehlo()
    code, text = m.verify('bea@b.com')
    assert code in (250, 252), (code, text)
    assert m.mail('ana@a.org', ['BODY=8BITMIME'])[0] == 250 and m.rset()[0] == 250
    m.send_message(email.message_from_bytes(MESSAGE), 'ana@a.org', ['bea@b.com'])
    m.quit()


def lmtp():
    s = smtplib.LMTP(HOST, world['lmtp'], local_hostname='laptop.example')
    s.ehlo()
    s.mail('ana@a.org')
    assert [s.rcpt(to)[0] for to in ('bea@b.com', 'nadie@b.com', 'carlos@b.com')] == [250, 550, 250]
    assert s.data(MESSAGE)[0] == 250
    # one verdict for each recipient: the second has not been read yet
    assert s.getreply()[0] == 250
    s.quit()


def pop():
    p = poplib.POP3('localhost', world['pop3'])
    assert 'STLS' in p.capa() and 'UIDL' in p.capa() and 'TOP' in p.capa()
    p.stls(tls)
    assert 'STLS' not in p.capa()
    assert p.utf8().startswith(b'+OK')
    assert b'[AUTH]' in refused(lambda: (p.user('bea'), p.pass_('wrong'))).args[0]
    p.user('bea')
    p.pass_(PASSWORD)
    count, size = p.stat()
    assert count == len(p.list()[1]) == len(p.uidl()[1]) > 0
    assert sum(int(line.split()[1]) for line in p.list()[1]) == size
    lines = p.retr(1)[1]
    assert lines[-1] == b'.hola'
    assert p.top(1, 0)[1][-2:] == [lines[-3], b''], p.top(1, 0)
    assert p.uidl(1).split()[2] == p.uidl()[1][0].split()[1]
    assert refused(p.retr, count + 1) and refused(p.dele, 0)
    p.dele(1)
    assert refused(p.retr, 1)
    p.rset()
    assert p.stat() == (count, size)
    p.quit()
    p = poplib.POP3_SSL('localhost', world['pop3s'], context=tls)
    p.apop('bea', PASSWORD)
    p.dele(1)
    p.quit()
    p = poplib.POP3(HOST, world['pop3'])
    assert refused(p.apop, 'bea', 'wrong')
    p.close()


def imap():
    m = imaplib.IMAP4('localhost', world['imap'])
    m.starttls(tls)
    assert 'STARTTLS' not in m.capabilities
    assert refused(m.login, 'bea', 'wrong')
    m.login_cram_md5('bea', PASSWORD)
    assert m.enable('CONDSTORE UTF8=ACCEPT')[0] == 'OK'
    m = imaplib.IMAP4_SSL('localhost', world['imaps'], ssl_context=tls)
    m.authenticate('PLAIN', lambda challenge: b'\0bea\0' + PASSWORD.encode())
    assert m.namespace()[1][0].startswith(b'(("" "/"))'), m.namespace()
    assert m.create('Python')[0] == 'OK' and m.create('Python')[0] == 'NO'
    assert m.subscribe('Python')[0] == 'OK' and b'"/" Python' in b' '.join(m.lsub()[1])
    for subject in (b'b', b'Re: a', b'a'):
        date = imaplib.Time2Internaldate(time.time())
        message = b'Message-ID: <%d@x>\r\nSubject: %s\r\n\r\nx\r\n' % (len(subject), subject)
        assert m.append('Python', '(\\Flagged)', date, message)[0] == 'OK'
    assert m.select('Python') == ('OK', [b'3'])
    assert m.sort('(SUBJECT REVERSE SIZE)', 'UTF-8', 'ALL') == ('OK', [b'2 3 1'])
    assert m.thread('ORDEREDSUBJECT', 'UTF-8', 'ALL')[0] == 'OK'
    assert m.uid('SORT', '(SUBJECT)', 'UTF-8', 'FLAGGED')[1] == [b'2 3 1']
    assert m.search(None, 'SUBJECT', '"a"', 'NOT', 'SEEN') == ('OK', [b'2 3'])
    assert m.fetch('1', '(BODY.PEEK[]<0.10>)')[1][0][1] == b'Message-ID'
    assert m.fetch('1:3', '(UID BODYSTRUCTURE ENVELOPE RFC822.SIZE)')[0] == 'OK'
    assert b'\\Seen' in m.store('1', '+FLAGS', '(\\Seen)')[1][0]
    assert m.copy('1', 'INBOX')[0] == 'OK' and m.copy('1', 'Nowhere')[0] == 'NO'
    assert m.getacl('Python')[0] == 'OK' and m.myrights('Python')[0] == 'OK'
    assert m.setacl('Python', 'ana@a.org', 'lrs')[0] == 'OK' and b'ana@a.org' in m.getacl('Python')[1][0]
    assert m.deleteacl('Python', 'ana@a.org')[0] == 'OK'
    assert m.getquotaroot('INBOX')[0] == 'OK'
    assert m.status('Python', '(MESSAGES UIDNEXT UNSEEN)')[1] == [b'Python (MESSAGES 3 UIDNEXT 4 UNSEEN 2)']
    assert m.check()[0] == 'OK' and m.noop()[0] == 'OK'
    m.store('1:2', '+FLAGS', '(\\Deleted)')
    assert len(m.expunge()[1]) == 2
    assert m.unselect()[0] == 'OK'
    assert m.rename('Python', 'Monty')[0] == 'OK' and m.delete('Monty')[0] == 'OK'
    assert m.unsubscribe('Python')[0] == 'OK'
    assert m.logout()[0] == 'BYE'


{'smtp': smtp, 'lmtp': lmtp, 'pop': pop, 'imap': imap}[sys.argv[2]]()
