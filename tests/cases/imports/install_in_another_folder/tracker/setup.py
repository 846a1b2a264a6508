from setuptools import setup

setup(name="tracker", packages=["tracker"])
