def password = new File(basedir, 'password').text
def log = new File(basedir, 'build.log').text
def sarif = new File(basedir, 'target/imagescan/imagescan.sarif').text

assert log.contains('secrets are in the image')
assert log.contains('DB_PASSWORD')
assert log.contains('shop:1.0')
assert log.contains('-Dimagescan.ignore=')
assert log.contains('SARIF report: ')
assert !log.contains('--ignore')
assert !log.contains('--show-secrets')
assert !log.contains('imagescan cat')
assert sarif.contains('-Dimagescan.ignore=')
assert sarif.contains('"2.1.0"')
assert sarif.contains('imagescan/shop/config') || sarif.contains('imagescan/shop/history')
assert !log.contains(password)
assert !sarif.contains(password)
return true
